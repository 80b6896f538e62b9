// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.ENROLMENT_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.clearlane.web.disclosure.FilePdf;
import org.clearlane.web.disclosure.FileWords;
import org.clearlane.web.disclosure.TravellerFile;
import org.clearlane.web.disclosure.TravellerFiles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is kept about a traveller, for the traveller. */
@Path("travellers/{traveller}/export")
@RequestScoped
@Tag(name = "Travellers")
public class ExportResource {
  private static final String PDF = "application/pdf";
  private static final String NO_STORE = "no-store";

  private @Inject TravellerFiles files;
  private @Context SecurityContext security;

  @GET
  @RolesAllowed(ENROLMENT_OFFICER)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Everything that is kept about a traveller who asks",
      description =
          "With Accept: application/pdf as a document to read. Portraits are in it, templates are"
              + " only named. Why a passage ended as it did is not told. Written into the audit"
              + " trail.",
      operationId = "exportTraveller")
  @APIResponse(
      responseCode = "200",
      description = "The traveller's file",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = TravellerFileJson.class)),
        @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  public Response json(
      @PathParam("traveller") String traveller,
      @Schema(enumeration = {"en", "zh-hant", "zh-hans"})
          @QueryParam("language")
          @DefaultValue("en")
          String language) {
    FileWords words = words(language);
    return Response.ok(TravellerFileJson.of(file(traveller), words))
        .header("Cache-Control", NO_STORE)
        .build();
  }

  @GET
  @RolesAllowed(ENROLMENT_OFFICER)
  @Produces(PDF)
  @Operation(hidden = true)
  public Response pdf(
      @PathParam("traveller") String traveller,
      @QueryParam("language") @DefaultValue("en") String language) {
    FileWords words = words(language);
    TravellerFile file = file(traveller);
    return Response.ok(FilePdf.write(file, words))
        .header("Cache-Control", NO_STORE)
        .header(
            "Content-Disposition",
            "attachment; filename=\"" + file.enrolment().traveller().id() + ".pdf\"")
        .build();
  }

  private TravellerFile file(String traveller) {
    return files
        .of(Requests.traveller(traveller), security.getUserPrincipal().getName())
        .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND)));
  }

  private static FileWords words(String language) {
    return new FileWords(Requests.language(language));
  }
}
