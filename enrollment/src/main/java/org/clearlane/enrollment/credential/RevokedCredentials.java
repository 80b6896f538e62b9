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
import org.clearlane.enrollment.EnrollmentException;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;

/**
 * Each authority's revoked credentials that have not expired, in memory. Until they are loaded
 * nothing can be told: an empty list would let a revoked credential pass.
 */
@ApplicationScoped
class RevokedCredentials {
  private final Map<Authority, Set<CredentialId>> revoked = new ConcurrentHashMap<>();
  private final Set<Authority> loaded = ConcurrentHashMap.newKeySet();

  /** Credentials were revoked; taken once the transaction has committed. */
  record Revoked(Authority authority, Collection<CredentialId> credentials) {}

  void load(Authority authority, Collection<CredentialId> credentials) {
    of(authority).addAll(credentials);
    loaded.add(authority);
  }

  void revoked(@Observes(during = TransactionPhase.AFTER_SUCCESS) Revoked event) {
    of(event.authority()).addAll(event.credentials());
  }

  /**
   * @throws EnrollmentException if the authority's list has not been loaded yet
   */
  boolean contains(CredentialId credential) {
    Authority authority = AuthorityContext.current();
    if (!loaded.contains(authority)) {
      throw new EnrollmentException("revocations of authority " + authority + " are not loaded");
    }
    return of(authority).contains(credential);
  }

  private Set<CredentialId> of(Authority authority) {
    return revoked.computeIfAbsent(authority, _ -> ConcurrentHashMap.newKeySet());
  }
}
