// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/** What came of reading a chip. */
public sealed interface ChipResult {
  /**
   * The chip was read. Whether it is to be believed is what the checks say.
   *
   * @param document to be closed by the caller
   */
  record Read(ChipDocument document, CheckTree checks) implements ChipResult {}

  /** No card lies on the reader. */
  record NoCard() implements ChipResult {}

  /** The chip did not open with this key: a wrong zone, or another document. */
  record AccessDenied() implements ChipResult {}

  /** The reading ended before its time; nothing of it is given out. */
  record Failed(Reason reason) implements ChipResult {}

  /** Why a reading ended before its time. */
  enum Reason {
    /** PC/SC is not there, or no reader has such a name. */
    NO_READER,
    /** The card was taken away or does not answer any more. */
    CARD_LOST,
    /** It took longer than {@value ChipReader#MOST_SECONDS} seconds. */
    TIME_OUT,
    /** The watch ended it. */
    CANCELLED,
    /** A file says to be longer than such a file may be. */
    TOO_LARGE,
    /** The card is no travel document, or its files are not of the standard's form. */
    NOT_READABLE
  }
}
