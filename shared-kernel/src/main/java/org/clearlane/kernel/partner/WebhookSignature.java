// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.clearlane.kernel.KernelException;

/** Signatures of Standard Webhooks: HMAC-SHA-256 over id, timestamp and body, with dots between. */
final class WebhookSignature {
  private static final String PREFIX = "whsec_";

  private WebhookSignature() {}

  /** The secret as partners keep it. */
  static String text(byte[] secret) {
    return PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  /**
   * The value of the header {@code webhook-signature}.
   *
   * @param timestamp seconds since 1970
   */
  static String sign(byte[] secret, String id, long timestamp, String payload) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      byte[] signature = mac.doFinal((id + "." + timestamp + "." + payload).getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new KernelException("HMAC-SHA-256 is not available", e);
    }
  }
}
