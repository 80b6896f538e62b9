// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.util.List;

/** What {@link MachineReadableZone#read} made of a text. */
public sealed interface MrzReading {

  /** Every field has its form and every check digit agrees. */
  record ValidMrz(TravelDocument document, MrzFormat format) implements MrzReading {}

  /**
   * At least one field is wrong; nothing of the content is given out.
   *
   * @param problems at least one, in the order of the fields, each once
   */
  record InvalidMrz(List<MrzProblem> problems) implements MrzReading {
    public InvalidMrz {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("an invalid zone has a problem");
      }
    }
  }
}
