// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clearlane.enrollment.EnrollmentException;

/**
 * The text of the QR code: {@code CLR1.authority.JWE.step.signature}, the JWE with its own four
 * dots.
 */
@SuppressWarnings("ArrayRecordComponent") // made and read within one call, never compared
record QrText(String authority, String jwe, long step, byte[] signature) {
  private static final int LONGEST = 2_000;

  /** One spelling only: no leading zeros, and no stray bits in the signature's last character. */
  private static final Pattern FORM =
      Pattern.compile(
          "CLR1\\.([a-z][a-z0-9-]{0,15})\\.((?:[A-Za-z0-9_-]*\\.){4}[A-Za-z0-9_-]+)"
              + "\\.(0|[1-9][0-9]{0,11})\\.([A-Za-z0-9_-]{85}[AQgw])");

  static Optional<QrText> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new QrText(
              form.group(1),
              form.group(2),
              Long.parseLong(form.group(3)),
              Base64.getUrlDecoder().decode(form.group(4))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What the device signed. */
  byte[] signed() {
    return signed(authority, jwe, step);
  }

  static byte[] signed(String authority, String jwe, long step) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(jwe.getBytes(US_ASCII));
      String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
      return ("CLR1|" + authority + "|" + encoded + "|" + step).getBytes(UTF_8);
    } catch (NoSuchAlgorithmException e) {
      throw new EnrollmentException("SHA-256 is not available", e);
    }
  }

  @Override
  public String toString() {
    return "QrText[" + authority + ", step " + step + "]";
  }
}
