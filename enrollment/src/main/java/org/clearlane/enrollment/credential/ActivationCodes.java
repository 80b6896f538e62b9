// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.enrollment.ActivationCode;
import org.clearlane.enrollment.EnrollmentException;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.TravellerId;

/** One-time codes of 80 random bits; only their hashes are stored. */
@ApplicationScoped
class ActivationCodes {
  /** Crockford's base 32: no I, L, O or U. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private @Inject EntityManager entities;

  ActivationCode make(TravellerId traveller, Instant now) {
    StringBuilder random = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      random.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    Authority authority = AuthorityContext.current();
    Instant expires = now.plus(EnrollmentSettings.ACTIVATION_VALIDITY.get());
    entities
        .createNativeQuery(
            "insert into enrollment.activation_code (code_hash, traveller, expires_at)"
                + " values (?1, ?2, ?3)")
        .setParameter(1, hash(authority, random.toString()))
        .setParameter(2, traveller.value())
        .setParameter(3, java.sql.Timestamp.from(expires))
        .executeUpdate();
    return new ActivationCode(
        authority + "-" + random.toString().replaceAll("(.{4})(?=.)", "$1-"), expires);
  }

  /** Uses the code up; empty if it is unknown, used or expired. One caller of several succeeds. */
  Optional<TravellerId> use(String code, Instant now) {
    Authority authority = AuthorityContext.current();
    if (code.length() > 60 || !code.startsWith(authority + "-")) {
      return Optional.empty();
    }
    String random =
        code.substring(authority.code().length())
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1')
            .replaceAll("[^0-9A-Z]", "");
    List<?> used =
        entities
            .createNativeQuery(
                "update enrollment.activation_code set used_at = ?2"
                    + " where code_hash = ?1 and used_at is null and expires_at > ?2"
                    + " returning traveller")
            .setParameter(1, hash(authority, random))
            .setParameter(2, java.sql.Timestamp.from(now))
            .getResultList();
    return used.stream().findFirst().map(found -> new TravellerId((UUID) found));
  }

  private static byte[] hash(Authority authority, String random) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(("activation|" + authority + "|" + random).getBytes(US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new EnrollmentException("SHA-256 is not available", e);
    }
  }
}
