// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.population;

import java.time.LocalDate;
import org.clearlane.enrollment.Population;

/**
 * A population as a line of the list.
 *
 * @param state part of a message key
 */
public record GroupLine(
    String code,
    String name,
    String owner,
    String admission,
    String state,
    String validUntil,
    int members,
    int capacity,
    long active,
    long unverified) {

  static GroupLine of(Population population, LocalDate today) {
    return new GroupLine(
        population.code().value(),
        population.plan().name(),
        population.plan().owner().orElse(""),
        population.plan().admission().name(),
        state(population, today),
        population.plan().validUntil().toString(),
        population.members(),
        population.plan().capacity(),
        population.active(),
        population.unverified());
  }

  private static String state(Population population, LocalDate today) {
    if (population.suspended()) {
      return "suspended";
    }
    if (today.isAfter(population.plan().validUntil())) {
      return "over";
    }
    return today.isBefore(population.plan().validFrom()) ? "planned" : "running";
  }

  public boolean suspended() {
    return state.equals("suspended");
  }
}
