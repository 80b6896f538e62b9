// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import org.clearlane.biometrics.BiometricsException;

/** A row in the file is not what this process has written there: the disk fails, or someone did. */
final class TamperedRowException extends BiometricsException {
  private static final long serialVersionUID = 1L;

  TamperedRowException() {
    super("a reference in the gallery's file was changed from outside");
  }
}
