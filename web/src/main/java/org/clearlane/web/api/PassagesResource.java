// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.ADMINISTRATOR;
import static org.clearlane.kernel.Role.Codes.AUDITOR;
import static org.clearlane.kernel.Role.Codes.OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clearlane.clearance.PassageId;
import org.clearlane.clearance.Passages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Passages and the books that must balance. */
@Path("passages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Passages", description = "What happened at the lanes")
public class PassagesResource {
  private @Inject Passages passages;

  /** Passages by state, and exit/entry records. */
  @Schema(name = "Books")
  public record BooksJson(
      @Schema(examples = "{\"COMPLETED\":97,\"REFERRED\":3}") Map<String, Long> passages,
      @Schema(examples = "97") long records) {}

  @GET
  @RolesAllowed({OFFICER, ADMINISTRATOR, AUDITOR})
  @Operation(summary = "The latest passages, newest first", operationId = "listPassages")
  public List<PassageJson> recent(@QueryParam("limit") @DefaultValue("50") int limit) {
    return passages.recent(limit).stream().map(PassageJson::of).toList();
  }

  @GET
  @Path("{passage}")
  @RolesAllowed({OFFICER, ADMINISTRATOR, AUDITOR})
  @Operation(summary = "One passage", operationId = "getPassage")
  public PassageJson get(@PathParam("passage") String passage) {
    return passages
        .find(Requests.parse(passage, PassageId::of, ProblemType.NOT_FOUND))
        .map(PassageJson::of)
        .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND)));
  }

  @GET
  @Path("books")
  @RolesAllowed({OFFICER, ADMINISTRATOR, AUDITOR})
  @Operation(
      summary = "How many passages are in each state, and how many exit/entry records exist",
      description = "Counts what was opened at or after 'since' (ISO 8601, UTC).",
      operationId = "getBooks")
  public BooksJson books(@QueryParam("since") @DefaultValue("1970-01-01T00:00:00Z") String since) {
    Instant from;
    try {
      from = Instant.parse(since);
    } catch (DateTimeException e) {
      throw new ProblemException(
          Problem.of(ProblemType.UNPROCESSABLE)
              .withDetail("since must be like 2026-01-31T08:00:00Z"));
    }
    Passages.Books books = passages.books(from);
    return new BooksJson(
        books.passages().entrySet().stream()
            .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue)),
        books.records());
  }
}
