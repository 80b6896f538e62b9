// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.statistics;

import java.util.List;

/** How many scores reach each threshold. Immutable. */
public final class ScoreDistribution {
  private final ScoreScale scale;

  /** By code, and one more that nothing reaches. */
  private final long[] atLeast;

  ScoreDistribution(ScoreScale scale, long[] counts) {
    this.scale = scale;
    atLeast = new long[counts.length + 1];
    for (int code = counts.length - 1; code >= 0; code--) {
      atLeast[code] = atLeast[code + 1] + counts[code];
    }
  }

  /** Of some codes. */
  public static ScoreDistribution of(ScoreScale scale, int... codes) {
    ScoreHistogram histogram = new ScoreHistogram(scale);
    histogram.add(codes, codes.length);
    return histogram.distribution();
  }

  /** Of the scores of several together, which have one scale. */
  public static ScoreDistribution sum(List<ScoreDistribution> parts) {
    ScoreScale scale = parts.getFirst().scale;
    long[] counts = new long[scale.size()];
    for (ScoreDistribution part : parts) {
      for (int code = 0; code < counts.length; code++) {
        counts[code] += part.count(code);
      }
    }
    return new ScoreDistribution(scale, counts);
  }

  /** What the codes mean. */
  public ScoreScale scale() {
    return scale;
  }

  /** How many scores there are. */
  public long total() {
    return atLeast[0];
  }

  /** How many have this code. */
  public long count(int code) {
    return atLeast[code] - atLeast[code + 1];
  }

  /** How many reach a threshold, 0 to {@link ScoreScale#size()}. */
  public long atLeast(int threshold) {
    return atLeast[threshold];
  }

  /** The share that reaches a threshold; 0 of none. */
  public double share(int threshold) {
    return total() == 0 ? 0 : (double) atLeast[threshold] / total();
  }

  /** The lowest threshold that at most this share reaches. */
  public int threshold(double share) {
    // A product such as 0.0001 * 280000 may lie a little below the whole number that it means.
    return lowestReachedBy((long) Math.floor(share * total() * (1 + 1e-12)));
  }

  /** The lowest threshold that at most so many scores reach. */
  public int lowestReachedBy(long most) {
    int low = 0;
    int high = scale.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (atLeast[middle] <= most) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
