// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

/** How far a flight has come. */
public enum FlightState {
  /** Passengers check in, drop bags and pass security. */
  OPEN,
  /** They board as well. */
  BOARDING,
  /** It has left; nobody is searched among its passengers any more. */
  DEPARTED,
  /** It will not leave; its passengers may be booked on another. */
  CANCELLED;

  /** Whether faces of its passengers are searched. */
  public boolean open() {
    return this == OPEN || this == BOARDING;
  }

  /** Whether a flight may go from this state to another one. */
  public boolean leadsTo(FlightState next) {
    return open() && next != this;
  }
}
