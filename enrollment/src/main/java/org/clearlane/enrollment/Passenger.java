// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

/**
 * Whom a boarding pass names. Personal data: kept sealed, out of logs and of {@link #toString}.
 *
 * @param name as in the pass, often cut off
 * @param locator the booking reference
 * @param seat may be empty
 * @param sequence of the check-in; may be empty
 */
public record Passenger(String name, String locator, String seat, String sequence) {
  @Override
  public String toString() {
    return "Passenger[]";
  }
}
