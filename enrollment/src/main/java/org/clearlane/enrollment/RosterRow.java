// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clearlane.kernel.TravelDocument;

/**
 * A person whom a population's owner registers.
 *
 * @param reference the owner's own number of the person, 1 to 40 of {@code A-Z a-z 0-9 . _ - /}
 * @param validFrom first day, the population's if empty
 * @param validUntil last day, the population's if empty
 */
public record RosterRow(
    String reference,
    TravelDocument document,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validUntil) {
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._/-]{1,40}");

  /**
   * @throws IllegalArgumentException if the reference has another form
   */
  public RosterRow {
    if (!REFERENCE.matcher(reference).matches()) {
      throw new IllegalArgumentException("reference takes 1 to 40 of A-Z a-z 0-9 . _ - /");
    }
  }

  /** Hides the person. */
  @Override
  public String toString() {
    return "RosterRow[]";
  }
}
