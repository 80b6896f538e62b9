// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.util.Arrays;

/** Unused slots. For one thread at a time. */
final class SlotStack {
  private int[] slots = {};
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  void push(int slot) {
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, Math.max(16, size + size / 2));
    }
    slots[size++] = slot;
  }

  /** The slot that was pushed last, of at least one. */
  int pop() {
    return slots[--size];
  }
}
