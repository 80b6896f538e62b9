// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import java.time.Duration;
import java.util.Optional;
import org.clearlane.clearance.Directive;
import org.clearlane.clearance.Directive.Place;
import org.clearlane.clearance.Directive.Step;
import org.clearlane.clearance.PassageId;
import org.clearlane.devices.DocumentReader;
import org.clearlane.devices.Gate;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneSignal;

/**
 * What a lane shows to the traveller: the directive on its display, the gate's lamp, and whether
 * the scanner reads. Thread safe.
 */
final class LaneFront {
  /** Long enough to be seen and heard by the person who tries the gate. */
  private static final Duration TRIED_FOR = Duration.ofSeconds(1);

  private final DirectiveBoard directives;
  private final LaneEquipment equipment;
  private final Object lamp = new Object();

  LaneFront(DirectiveBoard directives, LaneEquipment equipment) {
    this.directives = directives;
    this.equipment = equipment;
  }

  Directive current() {
    return directives.current();
  }

  /** Shows a step; false if it was shown already. */
  boolean show(
      Step step, Optional<PassageId> passage, Optional<String> nonce, Optional<Place> place) {
    synchronized (lamp) {
      if (!directives.publish(step, passage, nonce, place)) {
        return false;
      }
      equipment.scanner().trigger(step.ready());
      equipment.documentReader().ifPresent(reader -> arm(reader, step.ready()));
      equipment.gate().signal(signal(step));
      return true;
    }
  }

  /**
   * Lets the gate show lamp, text and sound for a moment, and asks it a question.
   *
   * @return how long its answer took; empty without an answer
   */
  Optional<Duration> tryGate() throws InterruptedException {
    Gate gate = equipment.gate();
    try {
      gate.signal(LaneSignal.REFER);
      gate.prompt("TEST");
      Thread.sleep(TRIED_FOR);
    } finally {
      // What it has to show by now, which need not be what it showed before.
      synchronized (lamp) {
        gate.signal(signal(directives.current().step()));
      }
      gate.prompt("");
    }
    long before = System.nanoTime();
    boolean answered = gate.passageLatched().isPresent();
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    return answered ? Optional.of(took) : Optional.empty();
  }

  private static void arm(DocumentReader reader, boolean wanted) {
    if (wanted) {
      reader.arm();
    } else {
      reader.disarm();
    }
  }

  private static LaneSignal signal(Step step) {
    return switch (step) {
      case CLOSED -> LaneSignal.STOP;
      case READY, READY_FOR_DOCUMENT -> LaneSignal.READY;
      case CAPTURE, FINGER, FINGER_AGAIN, LIFT_FINGER, WAIT, ONE_BY_ONE -> LaneSignal.WAIT;
      case STEP_IN, PROCEED -> LaneSignal.PROCEED;
      case REFERRED -> LaneSignal.REFER;
    };
  }
}
