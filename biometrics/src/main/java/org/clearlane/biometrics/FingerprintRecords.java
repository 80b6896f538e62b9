// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.List;
import org.clearlane.biometrics.finger.RecordConverter;

/**
 * Exchanges minutiae with other systems as standard records. Stateless and thread safe.
 *
 * <p>Extractors place minutiae by slightly different rules, and SourceAFIS copies positions and
 * angles as they are: expect lower genuine scores than between templates of one extractor, and
 * exchange pictures where you can.
 */
public final class FingerprintRecords {
  /** The most bytes of a record that is read: 20 views of 255 minutiae take 31,000. */
  public static final int MOST_BYTES = 64 << 10;

  /** The most finger views of a record: two of each finger. */
  public static final int MOST_VIEWS = 20;

  private FingerprintRecords() {}

  /**
   * Writes a record. Coordinates are at 500 dots per inch. The views are ordered by finger position
   * and numbered within it; the impression type is live-scan plain. The two older formats carry the
   * templates' quality (0 if unknown), the others say that none is reported.
   *
   * @param templates one to {@value #MOST_VIEWS}
   * @throws IllegalArgumentException if there are more or none, or more than 16 of one position, or
   *     a template was not made by the current algorithm
   */
  public static byte[] write(FingerprintRecordFormat format, List<FingerprintTemplate> templates) {
    return RecordConverter.write(format, templates);
  }

  /**
   * Reads a record of any of the formats, told by content. Strict: what breaks the standard is
   * refused as a whole. Never throws for what is in it.
   */
  public static FingerprintImport read(byte[] record) {
    return RecordConverter.read(record);
  }
}
