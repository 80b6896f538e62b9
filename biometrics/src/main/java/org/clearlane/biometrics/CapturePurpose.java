// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/** What a picture is taken for: how much is asked of it. Neither decides what can be compared. */
public enum CapturePurpose {
  /**
   * A frame of a lane's camera. Each limit lies where one in a hundred faces of news photographs
   * fails, for turned heads five, so that a traveller is seldom asked for what they do already.
   */
  LANE,
  /**
   * A reference that will be compared for years. After the portrait properties of ISO/IEC 39794-5
   * Annex D (ICAO Doc 9303), widened where the estimate is less exact than what the standard asks.
   */
  ENROLMENT
}
