// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.clearlane.demo.Faces.Face;

/** Decides who walks next; a phone shows a code once in a time step, since it is used once. */
final class Crowd {
  private final Deque<Person> queue;
  private final List<Person> all;
  private final Map<Person, Long> shown = new HashMap<>();
  private final Random random;
  private final double impostors;
  private final long most;
  private long given;

  /**
   * @param impostors share of attempts with somebody else's phone, 0 to 1
   * @param most attempts in all
   */
  Crowd(List<Person> people, double impostors, long most, Random random) {
    List<Person> shuffled = new java.util.ArrayList<>(people);
    Collections.shuffle(shuffled, random);
    this.queue = new ArrayDeque<>(shuffled);
    this.all = List.copyOf(people);
    this.impostors = impostors;
    this.most = most;
    this.random = random;
  }

  /**
   * An attempt.
   *
   * @param holder whose phone is shown
   * @param face whose face the camera sees
   * @param genuine whether they belong together
   * @param step the time step that the phone signs
   */
  record Attempt(Person holder, Face face, boolean genuine, long step) {

    String code() {
      return holder.wallet().text(step);
    }
  }

  synchronized boolean over() {
    return given >= most;
  }

  /** The next attempt; empty if it is over, or if everybody's code is used in this time step. */
  @SuppressWarnings("ReferenceEquality") // a face is the same person only if it is the same object
  synchronized Optional<Attempt> next() {
    long step = Wallet.step(Instant.now());
    Person holder = queue.peekFirst();
    if (over() || holder == null || shown.getOrDefault(holder, 0L) >= step) {
      return Optional.empty();
    }
    queue.addLast(queue.removeFirst());
    shown.put(holder, step);
    given++;
    if (random.nextDouble() >= impostors) {
      return Optional.of(new Attempt(holder, holder.face(), true, step));
    }
    Face other = all.get(random.nextInt(all.size())).face();
    while (other == holder.face()) {
      other = all.get(random.nextInt(all.size())).face();
    }
    return Optional.of(new Attempt(holder, other, false, step));
  }

  /** The lane did not take the code: the attempt did not happen. */
  synchronized void giveBack() {
    given--;
  }
}
