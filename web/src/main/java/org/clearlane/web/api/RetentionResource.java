// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.ADMINISTRATOR;
import static org.clearlane.kernel.Role.Codes.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.clearlane.kernel.Retention;
import org.clearlane.web.api.RetentionStatusJson.OutcomeJson;
import org.clearlane.web.processing.RecordWords;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How long what is kept, and what is due. */
@Path("retention")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ADMINISTRATOR, AUDITOR})
@Tag(name = "Data protection", description = "The record of processing and retention")
public class RetentionResource {
  private @Inject Retention retention;
  private @Context SecurityContext security;

  @GET
  @RolesAllowed({ADMINISTRATOR, AUDITOR})
  @Operation(
      summary = "Every retention rule, what is due now and the last run",
      description = "Changes nothing: it tells what a run would do.",
      operationId = "getRetention")
  public List<RetentionStatusJson> get(
      @Schema(enumeration = {"en", "zh-hant", "zh-hans"})
          @QueryParam("language")
          @DefaultValue("en")
          String language) {
    RecordWords words = new RecordWords(Requests.language(language));
    return retention.rules().stream().map(it -> RetentionStatusJson.of(it, words)).toList();
  }

  @POST
  @Path("runs")
  @RolesAllowed(ADMINISTRATOR)
  @Operation(
      summary = "Apply every retention rule now",
      description =
          "Runs go on by themselves every clearlane.retention.interval; this one does not wait."
              + " Written into the audit trail with counts.",
      operationId = "runRetention")
  public List<OutcomeJson> run() {
    return retention.run(security.getUserPrincipal().getName()).stream()
        .map(OutcomeJson::of)
        .toList();
  }
}
