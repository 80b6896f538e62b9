// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/**
 * What the gate's lamp tells the traveller. There is one signal for every referral, whatever its
 * reason: an interception must not look different.
 */
public enum LaneSignal {
  /** The lane waits for a traveller: blue. */
  READY,
  /** The traveller is being checked: amber. */
  WAIT,
  /** The door is released: green. */
  PROCEED,
  /** Wait for an officer: red, with one short tone. */
  REFER,
  /** The lane is closed: red. */
  STOP
}
