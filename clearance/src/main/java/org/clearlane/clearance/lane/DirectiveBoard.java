// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.clearlane.biometrics.CaptureHint;
import org.clearlane.clearance.Directive;
import org.clearlane.clearance.Directive.Place;
import org.clearlane.clearance.Directive.Step;
import org.clearlane.clearance.PassageId;

/** A lane's current directive, and those who wait for the next one. */
final class DirectiveBoard {
  /** Begins at the clock, so that the numbers of a restarted server follow those before it. */
  private Directive current =
      new Directive(
          System.currentTimeMillis() * 1000,
          Step.CLOSED,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Instant.now());

  synchronized Directive current() {
    return current;
  }

  /**
   * Publishes a step unless it is what stands there already. It has no hint yet.
   *
   * @return whether it was new
   */
  synchronized boolean publish(
      Step step, Optional<PassageId> passage, Optional<String> nonce, Optional<Place> place) {
    if (current.step() == step
        && current.passage().equals(passage)
        && current.captureNonce().equals(nonce)
        && current.place().equals(place)) {
      return false;
    }
    replace(
        new Directive(
            current.sequence() + 1, step, passage, nonce, Optional.empty(), place, Instant.now()));
    return true;
  }

  /**
   * Publishes a hint for the capture of a nonce, unless it stands there already or the lane has
   * gone on meanwhile. The step remains, and since when.
   */
  synchronized void hint(String nonce, Optional<CaptureHint> hint) {
    if (current.step() == Step.CAPTURE
        && current.captureNonce().equals(Optional.of(nonce))
        && !current.hint().equals(hint)) {
      replace(
          new Directive(
              current.sequence() + 1,
              current.step(),
              current.passage(),
              current.captureNonce(),
              hint,
              current.place(),
              current.since()));
    }
  }

  private synchronized void replace(Directive next) {
    current = next;
    notifyAll();
  }

  synchronized Directive await(long after, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (current.sequence() <= after) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        break;
      }
      wait(Math.max(1, left / 1_000_000));
    }
    return current;
  }
}
