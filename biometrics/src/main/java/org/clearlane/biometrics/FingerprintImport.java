// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.List;

/** The outcome of {@link FingerprintRecords#read}. */
public sealed interface FingerprintImport {

  /**
   * The record was read.
   *
   * @param templates one for each finger view, in the record's order, of origin {@link
   *     FingerprintTemplate.Origin#IMPORTED}
   */
  record Imported(FingerprintRecordFormat format, List<FingerprintTemplate> templates)
      implements FingerprintImport {
    public Imported {
      templates = List.copyOf(templates);
    }
  }

  /** Nothing was taken from the record, and why. */
  record Refused(Reason reason) implements FingerprintImport {}

  /** Why a record was refused. */
  enum Reason {
    /** More than {@value FingerprintRecords#MOST_BYTES} bytes. */
    TOO_LARGE,
    /** None of the formats of {@link FingerprintRecordFormat}. */
    UNSUPPORTED_FORMAT,
    /** Truncated, damaged, hostile, or not what the standard asks for. */
    MALFORMED,
    /** No finger view, or more than {@value FingerprintRecords#MOST_VIEWS}. */
    WRONG_NUMBER_OF_VIEWS,
    /** A view of several fingers or of a resolution outside 250 to 2,000 dots per inch. */
    UNSUPPORTED_VIEW,
    /** A view with fewer than {@value FingerprintTemplate#LEAST_MINUTIAE} minutiae. */
    TOO_FEW_MINUTIAE
  }
}
