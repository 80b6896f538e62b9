// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Takes one step after the other until nothing is left or nobody wants it any more. */
final class ReEnrolmentRun {
  private static final UUID LOWEST = new UUID(0, 0);

  /** Waits for models that come late, and between attempts. */
  private static final long RETRY_MILLIS = 1_000;

  private final Function<UUID, ReEnrolmentStep> next;
  private final BooleanSupplier wanted;
  private final Runnable finished;

  ReEnrolmentRun(Function<UUID, ReEnrolmentStep> next, BooleanSupplier wanted, Runnable finished) {
    this.next = next;
    this.wanted = wanted;
    this.finished = finished;
  }

  /**
   * @throws InterruptedException if the server stops; the run goes on after its next start
   */
  void run() throws InterruptedException {
    UUID last = LOWEST;
    while (wanted.getAsBoolean()) {
      long begun = System.nanoTime();
      switch (next.apply(last)) {
        case ReEnrolmentStep.Done(UUID reference) -> {
          last = reference;
          // As long as the step took: half of a core at most, so that lanes are not kept waiting.
          TimeUnit.NANOSECONDS.sleep(System.nanoTime() - begun);
        }
        case ReEnrolmentStep.NothingLeft _ -> {
          if (last.equals(LOWEST)) {
            finished.run();
            return;
          }
          // Once more from the beginning: for what another server had locked or what came since.
          last = LOWEST;
        }
        case ReEnrolmentStep.NotReady _ -> TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      }
    }
  }
}
