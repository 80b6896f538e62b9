// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.UUID;

/** Identifies a QR credential, one per traveller's device. */
public record CredentialId(UUID value) {
  public static CredentialId random() {
    return new CredentialId(UUID.randomUUID());
  }

  /**
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static CredentialId of(String text) {
    return new CredentialId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
