// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.PartnerScope;
import org.clearlane.kernel.Partners;
import org.clearlane.kernel.Partners.Caller;

/** Access tokens of partners (RFC 6750), looked up at the authority that they name. */
@ApplicationScoped
public class BearerTokens {
  private static final Pattern HEADER =
      Pattern.compile(
          "Bearer +([a-z][a-z0-9-]{0,15})\\.([A-Za-z0-9_-]{43})", Pattern.CASE_INSENSITIVE);

  private @Inject Authorities authorities;
  private @Inject Partners partners;

  /** Whether the header is one of this kind at all. */
  static boolean are(String header) {
    return header.regionMatches(true, 0, "Bearer ", 0, 7);
  }

  /** Who calls; empty if the token opens nothing. */
  Optional<CredentialValidationResult> validate(String header) {
    Matcher matcher = HEADER.matcher(header);
    return matcher.matches()
        ? authorities
            .byCode(matcher.group(1))
            .flatMap(authority -> validate(authority, matcher.group(2)))
        : Optional.empty();
  }

  private Optional<CredentialValidationResult> validate(Authority authority, String token) {
    return AuthorityContext.call(authority, () -> partners.caller(token))
        .map(caller -> result(authority, caller));
  }

  private static CredentialValidationResult result(Authority authority, Caller caller) {
    return new CredentialValidationResult(
        PartnerName.of(caller.code(), authority),
        caller.scopes().stream().map(PartnerScope::code).collect(Collectors.toSet()));
  }
}
