// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.util.Arrays;
import java.util.Optional;
import org.clearlane.biometrics.PersonId;

/**
 * The references of one gallery, in slots. One thread at a time changes it, any number scan and
 * read {@link #snapshot()} meanwhile.
 */
final class References implements PersonIndex.Slots, AutoCloseable {
  private final BlockLayout layout;
  private final RowStore.Factory stores;
  private final PersonIndex index = new PersonIndex(this);
  private final SlotStack free = new SlotStack();
  private Chunk[] chunks = {};
  private int end;
  private long references;
  private long persons;
  private int mostOfOnePerson = 1;

  /** Written after every change, so that whoever reads it sees the change. */
  private volatile Snapshot snapshot = new Snapshot(chunks, 0, 0, 0, 1);

  /**
   * What a scan reads.
   *
   * @param chunks that cover all slots
   * @param end the first slot that was never used
   * @param references how many slots are in use
   * @param persons how many persons have one
   * @param mostOfOnePerson no person has had more
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, written once
  record Snapshot(Chunk[] chunks, int end, long references, long persons, int mostOfOnePerson) {

    /** Reads a slot in full precision; see {@link Chunk#read}. */
    Optional<PersonId> read(int slot, float[] values) {
      int chunk = SlotAddress.chunk(slot);
      return chunks[chunk].read(slot - SlotAddress.first(chunk), values);
    }
  }

  References(BlockLayout layout, RowStore.Factory stores) {
    this.layout = layout;
    this.stores = stores;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /** How many references the person has. */
  int count(PersonId person) {
    return index.count(person);
  }

  /** The slots of the person. */
  int[] slots(PersonId person) {
    int[] slots = new int[index.count(person)];
    int[] filled = {0};
    index.forEach(person, slot -> slots[filled[0]++] = slot);
    return slots;
  }

  /**
   * Makes room for as many references; afterwards that many calls of {@link #add} cannot fail.
   *
   * @throws org.clearlane.biometrics.BiometricsException if there is no memory or disk space
   */
  void reserve(int more) {
    index.reserve(more);
    long room = chunks.length == 0 ? 0 : SlotAddress.first(chunks.length);
    while (free.size() + room - end < more) {
      int capacity = SlotAddress.capacity(chunks.length);
      Chunk[] grown = Arrays.copyOf(chunks, chunks.length + 1);
      grown[chunks.length] = new Chunk(capacity, layout, stores);
      chunks = grown;
      room += capacity;
    }
  }

  /** Adds a reference, for which there is room. */
  void add(PersonId person, RowCode code, float[] values) {
    int before = index.count(person);
    int slot = free.isEmpty() ? end++ : free.pop();
    int chunk = SlotAddress.chunk(slot);
    chunks[chunk].write(slot - SlotAddress.first(chunk), person, code, values);
    index.add(slot, person);
    references++;
    persons += before == 0 ? 1 : 0;
    mostOfOnePerson = Math.max(mostOfOnePerson, before + 1);
    publish();
  }

  /** Overwrites these slots of the person with zeros. */
  void erase(int[] slots, PersonId person) {
    for (int slot : slots) {
      index.remove(slot, person);
      int chunk = SlotAddress.chunk(slot);
      chunks[chunk].erase(slot - SlotAddress.first(chunk));
      free.push(slot);
    }
    references -= slots.length;
    persons -= slots.length > 0 && index.count(person) == 0 ? 1 : 0;
    publish();
  }

  private void publish() {
    snapshot = new Snapshot(chunks, end, references, persons, mostOfOnePerson);
  }

  @Override
  public boolean isOf(int slot, PersonId person) {
    int chunk = SlotAddress.chunk(slot);
    return chunks[chunk].isOf(slot - SlotAddress.first(chunk), person);
  }

  @Override
  public PersonId person(int slot) {
    int chunk = SlotAddress.chunk(slot);
    return chunks[chunk].person(slot - SlotAddress.first(chunk));
  }

  /** Overwrites everything with zeros and frees it. Nobody scans or reads any more. */
  @Override
  public void close() {
    for (Chunk chunk : chunks) {
      chunk.close();
    }
    chunks = new Chunk[0];
    snapshot = new Snapshot(chunks, 0, 0, 0, 1);
  }
}
