// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/**
 * What binds a registration to the browser in which it was begun.
 *
 * @param secret 43 characters of Base64url, 256 bits
 */
public record RegistrationTicket(UUID id, String secret) {
  private static final SecureRandom RANDOM = new SecureRandom();

  public RegistrationTicket {
    if (!secret.matches("[A-Za-z0-9_-]{43}")) {
      throw new IllegalArgumentException("not the secret of a registration");
    }
  }

  public static RegistrationTicket random() {
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    return new RegistrationTicket(
        UUID.randomUUID(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /**
   * Reads what {@link #text()} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static RegistrationTicket of(String text) {
    int dot = text.indexOf('.');
    if (dot < 0 || text.length() > 100) {
      throw new IllegalArgumentException("not a registration");
    }
    return new RegistrationTicket(UUID.fromString(text.substring(0, dot)), text.substring(dot + 1));
  }

  public String text() {
    return id + "." + secret;
  }

  /** Hides the secret. */
  @Override
  public String toString() {
    return "RegistrationTicket[" + id + "]";
  }
}
