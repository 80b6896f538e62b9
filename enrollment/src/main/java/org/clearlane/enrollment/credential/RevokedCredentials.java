// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
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
  private final Map<Authority, Instant> readAt = new ConcurrentHashMap<>();

  /** Credentials were revoked; taken once the transaction has committed. */
  record Revoked(Authority authority, Collection<CredentialId> credentials) {}

  /** Adds what was read from the database at a moment. */
  void add(Authority authority, Collection<CredentialId> credentials, Instant at) {
    of(authority).addAll(credentials);
    readAt.put(authority, at);
  }

  /** When the database was read last; the beginning of time if never. */
  Instant readAt(Authority authority) {
    return readAt.getOrDefault(authority, Instant.EPOCH);
  }

  void revoked(@Observes(during = TransactionPhase.AFTER_SUCCESS) Revoked event) {
    of(event.authority()).addAll(event.credentials());
  }

  /**
   * @throws EnrollmentException if the authority's list has not been loaded yet
   */
  boolean contains(CredentialId credential) {
    Authority authority = AuthorityContext.current();
    if (!readAt.containsKey(authority)) {
      throw new EnrollmentException("revocations of authority " + authority + " are not loaded");
    }
    return of(authority).contains(credential);
  }

  private Set<CredentialId> of(Authority authority) {
    return revoked.computeIfAbsent(authority, _ -> ConcurrentHashMap.newKeySet());
  }
}
