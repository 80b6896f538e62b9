// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.DataProtection;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The keys that protect the caller's authority's data. */
@Path("keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ADMINISTRATOR)
@Tag(name = "Keys", description = "Protection of the authority's data at rest")
public class KeysResource {
  private @Inject DataProtection protection;
  private @Inject AuditTrail audit;
  private @Context SecurityContext security;

  /** What a rotation did. */
  @Schema(name = "KeyRotation")
  public record RotationJson(
      @Schema(description = "How many travellers' keys were wrapped anew", examples = "1200")
          int travellerKeys) {}

  @POST
  @Path("master/rotation")
  @RolesAllowed(ADMINISTRATOR)
  @Transactional
  @Operation(
      summary = "Make a new master key and wrap every traveller's key with it",
      description = "What was sealed before stays readable. Lanes go on meanwhile.",
      operationId = "rotateMasterKey")
  public RotationJson rotate() {
    int rewrapped = protection.rotateMasterKey();
    audit.append(
        AuditEntry.of("keys.master-rotated", security.getUserPrincipal().getName(), "keys:master")
            .with("travellerKeys", rewrapped));
    return new RotationJson(rewrapped);
  }
}
