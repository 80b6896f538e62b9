// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.clearlane.kernel.Accounts;
import org.clearlane.kernel.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Accounts of officers and lane controllers. */
@Path("accounts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ADMINISTRATOR)
@Tag(name = "Accounts", description = "Log-ins of officers and lane controllers")
public class AccountsResource {
  private @Inject Accounts accounts;
  private @Context SecurityContext security;

  /** An account's new password and roles. */
  @Schema(name = "AccountChange")
  public record ChangeJson(@Nullable String password, @Nullable List<String> roles) {}

  /** An account without its password. */
  @Schema(name = "Account")
  public record AccountJson(String name, List<String> roles) {}

  @GET
  @RolesAllowed(ADMINISTRATOR)
  @Operation(summary = "All accounts", operationId = "listAccounts")
  public List<AccountJson> list() {
    return accounts.list().stream().map(AccountsResource::json).toList();
  }

  @PUT
  @Path("{name}")
  @RolesAllowed(ADMINISTRATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Create an account or replace its password and roles",
      description = "The account of a lane's controller is named lane-CODE.",
      operationId = "putAccount")
  @RequestBody(
      content =
          @Content(
              examples =
                  @ExampleObject(
                      name = "A lane's controller",
                      value =
                          "{\"password\":\"a long random secret\",\"roles\":[\"lane-controller\"]}")))
  public AccountJson put(@PathParam("name") String name, ChangeJson change) {
    ChangeJson body = Requests.body(change);
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String code : Requests.member(body.roles(), "roles")) {
      roles.add(
          Role.byCode(code)
              .orElseThrow(
                  () ->
                      new ProblemException(
                          Problem.of(ProblemType.UNPROCESSABLE)
                              .withDetail("roles has an unknown value"))));
    }
    accounts.put(
        name,
        Requests.member(body.password(), "password"),
        roles,
        security.getUserPrincipal().getName());
    return json(new Accounts.Account(name, roles));
  }

  private static AccountJson json(Accounts.Account account) {
    return new AccountJson(
        account.name(), account.roles().stream().map(Role::code).sorted().toList());
  }
}
