// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.TravelDocument;

/** Under which keyed hash a travel document is found again, without being stored. */
public final class DocumentIndex {
  private DocumentIndex() {}

  /**
   * 32 bytes. Without fillers: the same number is typed with and without the separators printed in
   * it.
   */
  public static byte[] of(TravelDocument document, DataProtection protection) {
    return protection.blindIndex(
        "enrolled-document", document.issuingState() + "|" + document.number().replace("<", ""));
  }
}
