// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.clearlane.biometrics.PersonId;

/**
 * Finds a person's slots. A hash table of slot numbers with linear probing, in which a person with
 * several references stands several times: about eight bytes a reference where maps of objects take
 * a hundred. For one thread at a time.
 */
final class PersonIndex {
  private static final int EMPTY = -1;
  private static final int SMALLEST = 64;

  /** Tells whose a slot is. */
  interface Slots {
    boolean isOf(int slot, PersonId person);

    PersonId person(int slot);
  }

  private final Slots slots;
  private int[] table = empty(SMALLEST);
  private int size;

  PersonIndex(Slots slots) {
    this.slots = slots;
  }

  /** Calls {@code action} with each slot of the person; it must not change the index. */
  void forEach(PersonId person, IntConsumer action) {
    for (int at = home(person); table[at] != EMPTY; at = next(at)) {
      if (slots.isOf(table[at], person)) {
        action.accept(table[at]);
      }
    }
  }

  int count(PersonId person) {
    int count = 0;
    for (int at = home(person); table[at] != EMPTY; at = next(at)) {
      if (slots.isOf(table[at], person)) {
        count++;
      }
    }
    return count;
  }

  /** Makes room for more slots. Fails without effect where memory is exhausted. */
  void reserve(int more) {
    int length = table.length;
    while (2L * (size + more) > length) {
      length = Math.multiplyExact(length, 2);
    }
    if (length > table.length) {
      int[] old = table;
      table = empty(length);
      for (int slot : old) {
        if (slot != EMPTY) {
          insert(slot, slots.person(slot));
        }
      }
    }
  }

  /** Adds a slot, which is the person's already, after {@link #reserve}. */
  void add(int slot, PersonId person) {
    insert(slot, person);
    size++;
  }

  /** Removes a slot that is still the person's. */
  void remove(int slot, PersonId person) {
    int gap = home(person);
    while (table[gap] != slot) {
      gap = next(gap);
    }
    // Later entries of the run move up where the gap would hide them from their home.
    for (int at = next(gap); table[at] != EMPTY; at = next(at)) {
      int home = home(slots.person(table[at]));
      if (((at - home) & (table.length - 1)) >= ((at - gap) & (table.length - 1))) {
        table[gap] = table[at];
        gap = at;
      }
    }
    table[gap] = EMPTY;
    size--;
  }

  private void insert(int slot, PersonId person) {
    int at = home(person);
    while (table[at] != EMPTY) {
      at = next(at);
    }
    table[at] = slot;
  }

  private int home(PersonId person) {
    long bits =
        person.value().getMostSignificantBits() * 31 + person.value().getLeastSignificantBits();
    // Fibonacci hashing: ids need not be random.
    return (int) ((bits * 0x9E3779B97F4A7C15L) >>> 32) & (table.length - 1);
  }

  private int next(int at) {
    return (at + 1) & (table.length - 1);
  }

  private static int[] empty(int length) {
    int[] table = new int[length];
    Arrays.fill(table, EMPTY);
    return table;
  }
}
