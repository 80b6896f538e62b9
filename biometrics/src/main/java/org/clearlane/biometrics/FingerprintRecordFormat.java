// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/** Minutiae records that other systems read and write. */
public enum FingerprintRecordFormat {
  /** ISO/IEC 19794-2:2005, record format (off card). */
  ISO_19794_2_2005,
  /** ISO/IEC 19794-2:2011, record format (off card). */
  ISO_19794_2_2011,
  /** ANSI INCITS 378-2004. */
  ANSI_378_2004,
  /** ANSI INCITS 378-2009. */
  ANSI_378_2009,
  /** ANSI INCITS 378-2009 with amendment 1. */
  ANSI_378_2009_AM1
}
