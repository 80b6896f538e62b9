// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

import java.util.Arrays;

/** The highest non-mated scores, highest first, with who was compared. */
public final class FalseMatches {
  /** Code, probe and reference share 63 bits: two million codes and as many pictures. */
  private static final int BITS = 21;

  private static final int MASK = (1 << BITS) - 1;

  /** The most pictures that can be numbered. */
  public static final int MOST_SAMPLES = 1 << BITS;

  private final long[] ascending;

  private FalseMatches(long[] ascending) {
    this.ascending = ascending;
  }

  /**
   * Scans for the comparisons that reach a threshold.
   *
   * @param lowest the threshold
   */
  public static FalseMatches of(NonMatedScan scan, int lowest) {
    Collector collector = new Collector(lowest);
    scan.run("Collecting the highest non-mated scores", collector);
    return collector.collected(lowest);
  }

  /** Takes what reaches a threshold from a scan. Thread safe. */
  static final class Collector implements NonMatedScan.Visitor {
    private final int lowest;
    private long[] packed = new long[1024];
    private int size;

    Collector(int lowest) {
      this.lowest = lowest;
    }

    @Override
    public void visit(NonMatedScan.Batch batch) {
      for (int i = 0; i < batch.size(); i++) {
        if (batch.code(i) >= lowest) {
          add(
              (long) batch.code(i) << (2 * BITS)
                  | (long) batch.probe(i) << BITS
                  | batch.reference(i));
        }
      }
    }

    private synchronized void add(long one) {
      if (size == packed.length) {
        packed = Arrays.copyOf(packed, 2 * size);
      }
      packed[size++] = one;
    }

    /** Of what was taken, that which reaches a threshold, which may be a higher one. */
    synchronized FalseMatches collected(int threshold) {
      long[] reaching =
          Arrays.stream(packed, 0, size).filter(one -> one >>> (2 * BITS) >= threshold).toArray();
      Arrays.parallelSort(reaching);
      return new FalseMatches(reaching);
    }
  }

  /** How many there are. */
  public int size() {
    return ascending.length;
  }

  private long at(int rank) {
    return ascending[ascending.length - 1 - rank];
  }

  /** The score of the one with this rank, from 0. */
  public int code(int rank) {
    return (int) (at(rank) >>> (2 * BITS));
  }

  /** Its pictures. */
  public Trial trial(int rank) {
    return new Trial((int) (at(rank) >>> BITS) & MASK, (int) at(rank) & MASK);
  }
}
