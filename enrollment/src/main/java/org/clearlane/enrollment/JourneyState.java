// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

/** How far a journey token has come. */
public enum JourneyState {
  /** The face is found at touchpoints. */
  CHECKED_IN,
  /** The passenger does not fly; no touchpoint finds the face. */
  OFFLOADED,
  /** The passenger was confirmed at the gate. */
  BOARDED,
  /** Destroyed: the key is gone, and the row goes next. */
  ENDED
}
