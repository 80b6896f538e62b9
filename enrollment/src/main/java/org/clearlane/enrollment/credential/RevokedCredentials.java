// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clearlane.enrollment.CredentialId;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;

/** Each authority's revoked credentials that have not expired, in memory. */
@ApplicationScoped
class RevokedCredentials {
  private final Map<Authority, Set<CredentialId>> revoked = new ConcurrentHashMap<>();

  /** Credentials were revoked; taken once the transaction has committed. */
  record Revoked(Authority authority, Collection<CredentialId> credentials) {}

  void load(Authority authority, Collection<CredentialId> credentials) {
    of(authority).addAll(credentials);
  }

  void revoked(@Observes(during = TransactionPhase.AFTER_SUCCESS) Revoked event) {
    load(event.authority(), event.credentials());
  }

  boolean contains(CredentialId credential) {
    return of(AuthorityContext.current()).contains(credential);
  }

  private Set<CredentialId> of(Authority authority) {
    return revoked.computeIfAbsent(authority, _ -> ConcurrentHashMap.newKeySet());
  }
}
