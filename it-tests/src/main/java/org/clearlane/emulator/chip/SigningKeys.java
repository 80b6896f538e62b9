// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** New key pairs. */
final class SigningKeys {
  private SigningKeys() {}

  /** On P-256. */
  static KeyPair onCurve() {
    return Ciphers.computed(
        () -> {
          KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
          generator.initialize(new ECGenParameterSpec("secp256r1"));
          return generator.generateKeyPair();
        });
  }

  /** RSA of 1024 bits, as older chips have it: its signatures fit in one short answer. */
  static KeyPair rsa() {
    return Ciphers.computed(
        () -> {
          KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
          generator.initialize(1024);
          return generator.generateKeyPair();
        });
  }
}
