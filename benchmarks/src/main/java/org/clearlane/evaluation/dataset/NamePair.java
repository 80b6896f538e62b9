// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.dataset;

/** Two names of which neither comes first: made by {@link #of}. */
public record NamePair(String one, String other) {
  /** The pair of two names, in either order. */
  public static NamePair of(String a, String b) {
    return a.compareTo(b) <= 0 ? new NamePair(a, b) : new NamePair(b, a);
  }
}
