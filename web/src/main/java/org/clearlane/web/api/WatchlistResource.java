// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.WATCHLIST_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.clearlane.watchlist.EntryId;
import org.clearlane.watchlist.Instruction;
import org.clearlane.watchlist.Watchlist;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The authority's watchlist of travel documents. */
@Path("watchlist/entries")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Watchlist", description = "Wanted travel documents of the caller's authority")
public class WatchlistResource {
  private @Inject Watchlist watchlist;
  private @Context SecurityContext security;

  /** A document to be looked for. */
  @Schema(name = "WatchlistEntryRequest")
  public record RequestJson(
      @Schema(examples = "UTO") @Nullable String issuingState,
      @Schema(examples = "L898902C3") @Nullable String documentNumber,
      @Schema(enumeration = {"DETAIN", "REFER"}) @Nullable String instruction) {}

  /** An entry. */
  @Schema(name = "WatchlistEntry")
  public record EntryJson(
      String id, String issuingState, String documentNumber, String instruction) {}

  @GET
  @RolesAllowed(WATCHLIST_OFFICER)
  @Operation(summary = "All entries in force", operationId = "listEntries")
  public List<EntryJson> list() {
    return watchlist.list().stream()
        .map(
            entry ->
                new EntryJson(
                    entry.id().toString(),
                    entry.issuingState(),
                    entry.documentNumber(),
                    entry.instruction().name()))
        .toList();
  }

  @POST
  @RolesAllowed(WATCHLIST_OFFICER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Add a document; in force at once", operationId = "addEntry")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = RequestJson.class),
              examples =
                  @ExampleObject(
                      name = "Stop the holder",
                      value =
                          "{\"issuingState\":\"UTO\",\"documentNumber\":\"L898902C3\",\"instruction\":\"DETAIN\"}")))
  public Response add(RequestJson request) {
    RequestJson body = Requests.body(request);
    EntryId id =
        Requests.explained(
            () ->
                watchlist.add(
                    Requests.member(body.issuingState(), "issuingState"),
                    Requests.member(body.documentNumber(), "documentNumber"),
                    Requests.parse(
                        Requests.member(body.instruction(), "instruction"),
                        Instruction::valueOf,
                        ProblemType.UNPROCESSABLE),
                    caller()));
    return Response.status(Response.Status.CREATED).entity("{\"id\":\"" + id + "\"}").build();
  }

  @DELETE
  @Path("{entry}")
  @RolesAllowed(WATCHLIST_OFFICER)
  @Operation(summary = "Remove an entry; its effect ends at once", operationId = "removeEntry")
  public Response remove(@PathParam("entry") String entry) {
    if (!watchlist.remove(Requests.parse(entry, EntryId::of, ProblemType.NOT_FOUND), caller())) {
      throw new ProblemException(Problem.of(ProblemType.NOT_FOUND));
    }
    return Response.noContent().build();
  }

  private String caller() {
    return security.getUserPrincipal().getName();
  }
}
