// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9457 problem details.
 *
 * @param type names the problem for programs
 * @param code names the cause within the type, if there are several
 * @param correlation finds an unexpected fault in the server's log
 */
@JsonbNillable(false)
@Schema(description = "Problem details (RFC 9457)")
public record Problem(
    @Schema(examples = "urn:clearlane:problem:portrait-rejected") String type,
    @Schema(examples = "The portrait cannot be used") String title,
    @Schema(examples = "422") int status,
    @Schema(examples = "Move closer to the camera") @Nullable String detail,
    @Schema(examples = "FACE_TOO_SMALL") @Nullable String code,
    @Nullable String correlation) {

  /** When to try again whatever there is no room for now. */
  private static final int RETRY_SECONDS = 2;

  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** The problem of a type, without particulars. */
  public static Problem of(ProblemType type) {
    return new Problem(type.uri(), type.title(), type.status(), null, null, null);
  }

  Problem withDetail(String text) {
    return new Problem(type, title, status, text, code, correlation);
  }

  Problem withCode(Enum<?> cause) {
    return new Problem(type, title, status, detail, cause.name(), correlation);
  }

  Problem withCorrelation(String id) {
    return new Problem(type, title, status, detail, code, id);
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
