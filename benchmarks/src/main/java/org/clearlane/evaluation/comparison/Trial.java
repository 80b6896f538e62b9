// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

/**
 * Two pictures to be compared.
 *
 * @param probe the later one
 * @param reference the earlier one
 */
public record Trial(int probe, int reference) {
  /** The trial of two pictures, in either order. */
  public static Trial of(int one, int other) {
    return new Trial(Math.max(one, other), Math.min(one, other));
  }
}
