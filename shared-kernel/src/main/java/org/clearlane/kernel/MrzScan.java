// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.util.List;

/** What {@link MachineReadableZone#scan} made of the text of an optical reader. */
public sealed interface MrzScan {

  /**
   * A document whose check digits agree, perhaps after misread characters were put right.
   *
   * <p>A repaired document number is a weaker claim than one that was right as it came: it holds if
   * one character was misread, and may be another's number if two were.
   *
   * @param repaired where characters were put right, counted from 0 over the joined lines,
   *     ascending; empty if the text was right as it came
   */
  record Identified(ReadDocument document, List<Integer> repaired) implements MrzScan {
    public Identified {
      repaired = List.copyOf(repaired);
    }
  }

  /**
   * Nothing that check digits prove; nothing of the content is given out.
   *
   * @param problems what is wrong with the text as it came, at least one, in the order of the
   *     fields; {@link MrzProblem#AMBIGUOUS} alone if several documents could be meant
   */
  record Refused(List<MrzProblem> problems) implements MrzScan {
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a refused text has a problem");
      }
    }
  }
}
