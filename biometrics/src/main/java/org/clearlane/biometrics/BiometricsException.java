// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/** A model that cannot be loaded or run; the base of this module's unchecked exceptions. */
public class BiometricsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BiometricsException(String message) {
    super(message);
  }

  public BiometricsException(String message, Throwable cause) {
    super(message, cause);
  }
}
