// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.CapturedFrame;
import org.clearlane.clearance.FrameOutcome;
import org.clearlane.clearance.PassageId;

/**
 * A lane's wish for some frames of one live face: bound to a passage by a nonce, over when it has
 * them, when the time for them is over, or when too many frames were unusable. Times are {@link
 * System#nanoTime}. Thread safe.
 */
final class Capture {
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * How much a capture asks for.
   *
   * @param frames usable ones
   * @param burst from the first usable frame to the decision at most
   * @param attempts unusable frames that end it
   * @param timeout for the first usable frame
   */
  record Terms(int frames, Duration burst, int attempts, Duration timeout) {
    static Terms configured() {
      return new Terms(
          ClearanceSettings.CAPTURE_FRAMES.get(),
          ClearanceSettings.CAPTURE_BURST.get(),
          ClearanceSettings.CAPTURE_ATTEMPTS.get(),
          ClearanceSettings.CAPTURE_TIMEOUT.get());
    }
  }

  /** What a capture came to. */
  sealed interface Result {
    /**
     * Usable frames, one at least, in their order.
     *
     * @param lastNanos when the last of them arrived
     */
    record Frames(List<CapturedFrame> frames, long lastNanos) implements Result {}

    /** Too many frames showed no usable face. */
    record NoUsableFace() implements Result {}

    /** The time was over before there was a usable frame. */
    record TimedOut() implements Result {}
  }

  /** A frame with its place: the controller's number, else the time of its arrival. */
  private record Taken(int number, CapturedFrame frame, long nanos) {}

  private final PassageId passage;
  private final String nonce;
  private final Terms terms;
  private final List<Taken> taken = new ArrayList<>();
  private final Map<Integer, FrameOutcome> outcomes = new HashMap<>();
  private long deadline;
  private int unusable;
  private boolean closed;

  Capture(PassageId passage, Terms terms, long now) {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    this.passage = passage;
    this.nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    this.terms = terms;
    this.deadline = now + terms.timeout().toNanos();
  }

  PassageId passage() {
    return passage;
  }

  String nonce() {
    return nonce;
  }

  /** Whether it is the capture of this nonce. */
  boolean isOf(PassageId asked, String withNonce) {
    return passage.equals(asked) && nonce.equals(withNonce);
  }

  /** Whether a frame would count now. */
  synchronized boolean asks() {
    return !isComplete();
  }

  /** What became of the frame with this number; empty if it is new or has none. */
  synchronized Optional<FrameOutcome> known(int number) {
    return Optional.ofNullable(outcomes.get(number));
  }

  /**
   * Takes a usable frame.
   *
   * @param number the frame's place among the others; 0 for that of its arrival
   * @param received when it arrived
   * @param now when its face had been acquired
   */
  synchronized FrameOutcome take(int number, CapturedFrame frame, long received, long now) {
    return remember(
        number,
        () -> {
          taken.add(new Taken(number, frame, received));
          if (taken.size() == 1) {
            deadline = now + terms.burst().toNanos();
          }
          return new FrameOutcome.Accepted(terms.frames() - taken.size());
        });
  }

  /** Counts a frame without a usable face. */
  synchronized FrameOutcome refuse(int number, AcquisitionFailure failure) {
    return remember(
        number,
        () -> {
          unusable++;
          return new FrameOutcome.Unusable(failure);
        });
  }

  /** Counts a frame once, however often it comes. */
  private FrameOutcome remember(int number, Supplier<FrameOutcome> count) {
    Optional<FrameOutcome> before = known(number);
    if (before.isPresent()) {
      return before.get();
    }
    if (isComplete()) {
      return new FrameOutcome.NotExpected();
    }
    FrameOutcome outcome = count.get();
    if (number > 0) {
      outcomes.put(number, outcome);
    }
    return outcome;
  }

  private boolean isComplete() {
    return closed || taken.size() >= terms.frames() || unusable >= terms.attempts();
  }

  /** How long there is still something to wait for; zero when the capture is over. */
  synchronized Duration left(long now) {
    return isComplete() ? Duration.ZERO : Duration.ofNanos(Math.max(0, deadline - now));
  }

  /** Ends the capture, whose pictures it lets go; frames that come later do not count. */
  synchronized Result close() {
    closed = true;
    if (taken.isEmpty()) {
      return unusable >= terms.attempts() ? new Result.NoUsableFace() : new Result.TimedOut();
    }
    List<CapturedFrame> inOrder =
        taken.stream()
            .sorted(Comparator.comparingInt(Taken::number).thenComparingLong(Taken::nanos))
            .map(Taken::frame)
            .toList();
    long last = taken.stream().mapToLong(Taken::nanos).max().orElseThrow();
    taken.clear();
    return new Result.Frames(inOrder, last);
  }
}
