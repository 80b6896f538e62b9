// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clearlane.kernel.Accounts;
import org.clearlane.kernel.Accounts.LogIn;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.Role;

/** Checks {@code name@authority} against the accounts of that authority, and of no other. */
@ApplicationScoped
public class AuthorityIdentityStore implements IdentityStore {
  private @Inject Authorities authorities;
  private @Inject Accounts accounts;

  @Override
  public CredentialValidationResult validate(Credential credential) {
    if (!(credential instanceof UsernamePasswordCredential login)) {
      return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
    Optional<CallerName> caller = CallerName.parse(login.getCaller(), authorities);
    if (caller.isEmpty()) {
      return CredentialValidationResult.INVALID_RESULT;
    }
    LogIn outcome =
        AuthorityContext.call(
            caller.get().authority(),
            () -> accounts.logIn(caller.get().name(), login.getPasswordAsString()));
    return switch (outcome) {
      case LogIn.Accepted accepted ->
          new CredentialValidationResult(
              login.getCaller(),
              accepted.roles().stream().map(Role::code).collect(Collectors.toSet()));
      case LogIn.Refused _, LogIn.Locked _ -> CredentialValidationResult.INVALID_RESULT;
    };
  }
}
