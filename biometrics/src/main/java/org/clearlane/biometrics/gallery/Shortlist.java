// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The slots that could hold one of the best persons for one probe, kept while scanning. For one
 * thread.
 *
 * <p>Each slot comes with the interval in which its true score lies. With at most m references a
 * person, among {@code (k - 1) * m + 1} slots are k persons; so the lower end of that many best
 * slots is a score that the k-th best person reaches ({@link #floor}), and a slot whose upper end
 * lies below cannot matter.
 */
final class Shortlist {
  private static final int INITIAL = 256;

  private final ProbeCode probe;
  private final int proving;
  private final PriorityQueue<Float> lower = new PriorityQueue<>();

  /** The lowest in {@link #lower} once that is full. */
  private float least;

  private float floor = Float.NEGATIVE_INFINITY;
  private int[] slots = new int[INITIAL];
  private float[] upper = new float[INITIAL];
  private int size;

  /**
   * @param proving how many slots have as many persons as are wanted; {@link Integer#MAX_VALUE} to
   *     keep all
   */
  Shortlist(ProbeCode probe, int proving) {
    this.probe = probe;
    this.proving = proving;
  }

  /** For a search of the {@code persons} best where nobody has more than {@code references}. */
  static int proving(int persons, int references) {
    return (persons - 1) * references + 1;
  }

  /** What a slot must reach to matter. */
  float floor() {
    return floor;
  }

  /**
   * Takes a slot that reaches the floor.
   *
   * @param dot of the codes
   * @param scale of the row
   * @param error of the row; NaN, of a row that is just being erased, counts as nothing known
   */
  void offer(int slot, int dot, float scale, float error) {
    float estimate = dot * scale * probe.scale();
    float bound = error * probe.rowErrorWeight() + probe.ownError();
    if (!Float.isNaN(bound)) {
      raise(estimate - bound);
      keep(slot, estimate + bound);
    }
  }

  private void raise(float lowerEnd) {
    if (proving == Integer.MAX_VALUE) {
      return;
    }
    // Scores end at 1, where templates of slightly more than the length 1 would go beyond.
    float end = Math.min(lowerEnd, 1f);
    if (lower.size() == proving) {
      if (end <= least) {
        return;
      }
      lower.poll();
    }
    lower.add(end);
    // At -1 scores are cut off too, so that no upper end tells whether a slot reaches it.
    if (lower.size() == proving) {
      least = lower.element();
      if (least > -1) {
        floor = Math.max(floor, least);
      }
    }
  }

  private void keep(int slot, float upperEnd) {
    if (size == slots.length) {
      compact();
      if (size > slots.length / 2) {
        slots = Arrays.copyOf(slots, 2 * slots.length);
        upper = Arrays.copyOf(upper, slots.length);
      }
    }
    slots[size] = slot;
    upper[size++] = upperEnd;
  }

  private void compact() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (upper[i] >= floor) {
        slots[kept] = slots[i];
        upper[kept++] = upper[i];
      }
    }
    size = kept;
  }

  /** Takes over what another thread has found for the same probe. */
  void merge(Shortlist other) {
    other.lower.forEach(this::raise);
    for (int i = 0; i < other.size; i++) {
      keep(other.slots[i], other.upper[i]);
    }
  }

  /**
   * Whether no slot that was left out can belong into an answer.
   *
   * @param best what the kept slots have given in full precision, best first
   * @param most how many persons are wanted
   */
  boolean proves(List<Match> best, int most) {
    return floor == Float.NEGATIVE_INFINITY
        || (best.size() == most && best.getLast().score() >= floor);
  }

  /** The slots that could matter, the most promising first. */
  Iterable<Promise> bestFirst() {
    compact();
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      order[i] = ((long) sortable(upper[i]) << Integer.SIZE) | i;
    }
    Arrays.sort(order);
    return () ->
        IntStream.range(0, order.length)
            .map(i -> (int) order[order.length - 1 - i])
            .mapToObj(i -> new Promise(slots[i], upper[i]))
            .iterator();
  }

  /** An integer in the order of the floats. */
  private static int sortable(float value) {
    int bits = Float.floatToIntBits(value);
    return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
  }

  /**
   * @param slot that could matter
   * @param upper what its score is at most
   */
  record Promise(int slot, float upper) {}
}
