// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearlane.kernel.Partner;
import org.clearlane.kernel.PartnerScope;
import org.jspecify.annotations.Nullable;

/** A partner as it is stored; scopes are kept as a space-separated list of codes. */
@Entity
@Table(name = "partner", schema = "kernel")
public class PartnerEntity {
  @Id
  @Column(name = "code")
  private String code = "";

  @Column(name = "organisation")
  private String organisation = "";

  @Column(name = "scopes")
  private String scopes = "";

  @Column(name = "suspended")
  private boolean suspended;

  @Column(name = "secret_hash")
  private byte[] secretHash = {};

  @Column(name = "previous_hash")
  private byte @Nullable [] previousHash;

  @Column(name = "previous_until")
  private @Nullable Instant previousUntil;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt = Instant.EPOCH;

  @Column(name = "created_by", updatable = false)
  private String createdBy = "";

  @Column(name = "changed_at")
  private Instant changedAt = Instant.EPOCH;

  @Column(name = "changed_by")
  private String changedBy = "";

  @Column(name = "last_token_at")
  private @Nullable Instant lastTokenAt;

  protected PartnerEntity() {}

  static String join(Set<PartnerScope> scopes) {
    return scopes.stream().map(PartnerScope::code).sorted().collect(Collectors.joining(" "));
  }

  static Set<PartnerScope> split(String scopes) {
    return Arrays.stream(scopes.split(" ", -1))
        .flatMap(code -> PartnerScope.byCode(code).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  void change(String named, Set<PartnerScope> granted, String by, Instant at) {
    organisation = named;
    scopes = join(granted);
    changed(by, at);
  }

  void rotate(byte[] hash, @Nullable Instant oldUntil, String by, Instant at) {
    previousHash = oldUntil == null ? null : secretHash;
    previousUntil = oldUntil;
    secretHash = hash.clone();
    changed(by, at);
  }

  void suspend(boolean now, String by, Instant at) {
    suspended = now;
    changed(by, at);
  }

  private void changed(String by, Instant at) {
    changedBy = by;
    changedAt = at;
  }

  void gotToken(Instant at) {
    lastTokenAt = at;
  }

  boolean suspended() {
    return suspended;
  }

  Set<PartnerScope> scopes() {
    return split(scopes);
  }

  /** Whether the hash is that of a secret that holds now. */
  boolean holds(byte[] hash, Instant now) {
    boolean current = MessageDigest.isEqual(secretHash, hash);
    boolean previous =
        previousUntil != null
            && now.isBefore(previousUntil)
            && MessageDigest.isEqual(previousHash, hash);
    return current || previous;
  }

  Partner view() {
    return new Partner(
        code,
        organisation,
        scopes(),
        suspended,
        createdAt,
        createdBy,
        changedAt,
        changedBy,
        Optional.ofNullable(lastTokenAt));
  }
}
