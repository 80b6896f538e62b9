// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.ADMINISTRATOR;
import static org.clearlane.kernel.Role.Codes.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.web.disclosure.PrivacySettings;
import org.clearlane.web.processing.ProcessingRecord;
import org.clearlane.web.processing.RecordWords;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the authority does with personal data. */
@Path("processing")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ADMINISTRATOR, AUDITOR})
@Tag(name = "Data protection")
public class ProcessingResource {
  private @Inject Authorities authorities;

  @GET
  @RolesAllowed({ADMINISTRATOR, AUDITOR})
  @Operation(
      summary = "The record of processing activities",
      description =
          "In the order of article 30 of the GDPR, made from the code and the settings of this"
              + " server; the authority adds its legal bases.",
      operationId = "getProcessing")
  public ProcessingRecordJson get(
      @Schema(enumeration = {"en", "zh-hant", "zh-hans"})
          @QueryParam("language")
          @DefaultValue("en")
          String language) {
    return ProcessingRecordJson.of(
        ProcessingRecord.current(new RecordWords(Requests.language(language))),
        authorities.name(AuthorityContext.current()),
        PrivacySettings.contact(AuthorityContext.current()));
  }
}
