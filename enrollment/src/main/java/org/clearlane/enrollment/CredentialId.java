// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.UUID;

/** Identifies a QR credential, one per traveller's device. */
public record CredentialId(UUID value) {
  public static CredentialId random() {
    return new CredentialId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
