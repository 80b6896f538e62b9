// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.Optional;

/**
 * One measured property of a captured face beside what is asked of it.
 *
 * @param value in the unit that the aspect tells
 * @param hint what would bring the value within the limit; present exactly if it is not
 */
public record QualityMeasure(
    QualityAspect aspect, double value, QualityLimit limit, Optional<CaptureHint> hint) {
  /**
   * @throws IllegalArgumentException if there is a hint for a value within the limit, or none for
   *     one outside
   */
  public QualityMeasure {
    if (hint.isEmpty() != limit.holds(value)) {
      throw new IllegalArgumentException("a hint exactly for a value outside its limit");
    }
  }

  /** Whether the value lies within the limit. */
  public boolean met() {
    return hint.isEmpty();
  }
}
