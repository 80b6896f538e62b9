// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9457 problem details.
 *
 * @param type names the problem for programs
 * @param code names the cause within the type, if there are several
 * @param correlation finds an unexpected fault in the server's log
 * @param candidates who looks alike, the most alike first, where that is the problem
 */
@JsonbNillable(false)
@Schema(description = "Problem details (RFC 9457)")
public record Problem(
    @Schema(examples = "urn:clearlane:problem:portrait-rejected") String type,
    @Schema(examples = "The portrait cannot be used") String title,
    @Schema(examples = "422") int status,
    @Schema(examples = "Move closer to the camera") @Nullable String detail,
    @Schema(examples = "FACE_TOO_SMALL") @Nullable String code,
    @Nullable String correlation,
    @Nullable List<CandidateJson> candidates) {

  /** Somebody who is enrolled and looks alike. */
  @Schema(name = "DuplicateCandidate")
  public record CandidateJson(
      @Schema(examples = "1f0d6f0e-0d7c-4f0e-9a53-1c8bb0a7a1d2") String traveller,
      @Schema(description = "-1 to 1, higher is more alike", examples = "0.71") double score) {}

  /** When to try again whatever there is no room for now. */
  private static final int RETRY_SECONDS = 2;

  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** The problem of a type, without particulars. */
  public static Problem of(ProblemType type) {
    return new Problem(type.uri(), type.title(), type.status(), null, null, null, null);
  }

  Problem withDetail(String text) {
    return new Problem(type, title, status, text, code, correlation, candidates);
  }

  Problem withCode(Enum<?> cause) {
    return new Problem(type, title, status, detail, cause.name(), correlation, candidates);
  }

  Problem withCorrelation(String id) {
    return new Problem(type, title, status, detail, code, id, candidates);
  }

  Problem withCandidates(List<CandidateJson> alike) {
    return new Problem(type, title, status, detail, code, correlation, alike);
  }

  Response response() {
    Response.ResponseBuilder answer =
        Response.status(status)
            .type(MediaType.valueOf(MEDIA_TYPE))
            .header("Cache-Control", "no-store")
            .entity(this);
    if (status == ProblemType.TOO_MANY_REQUESTS.status()) {
      answer.header("Retry-After", RETRY_SECONDS);
    }
    return answer.build();
  }
}
