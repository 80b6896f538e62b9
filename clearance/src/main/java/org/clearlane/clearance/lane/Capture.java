// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
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
     * Usable frames, one at least, in the order in which they arrived.
     *
     * @param lastNanos when the last of them arrived
     */
    record Frames(List<CapturedFrame> frames, long lastNanos) implements Result {}

    /** Too many frames showed no usable face. */
    record NoUsableFace() implements Result {}

    /** The time was over before there was a usable frame. */
    record TimedOut() implements Result {}
  }

  private record Taken(CapturedFrame frame, long nanos) {}

  private final PassageId passage;
  private final String nonce;
  private final Terms terms;
  private final List<Taken> taken = new ArrayList<>();
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

  /** Whether a frame with this nonce would count now. */
  synchronized boolean asks(PassageId asked, String withNonce) {
    return !isComplete() && passage.equals(asked) && nonce.equals(withNonce);
  }

  /**
   * Takes a usable frame.
   *
   * @param received when it arrived
   * @param now when its face had been acquired
   */
  synchronized FrameOutcome take(CapturedFrame frame, long received, long now) {
    if (isComplete()) {
      return new FrameOutcome.NotExpected();
    }
    taken.add(new Taken(frame, received));
    if (taken.size() == 1) {
      deadline = now + terms.burst().toNanos();
    }
    return new FrameOutcome.Accepted(terms.frames() - taken.size());
  }

  /** Counts a frame without a usable face. */
  synchronized FrameOutcome refuse(AcquisitionFailure failure) {
    if (isComplete()) {
      return new FrameOutcome.NotExpected();
    }
    unusable++;
    return new FrameOutcome.Unusable(failure);
  }

  private boolean isComplete() {
    return closed || taken.size() >= terms.frames() || unusable >= terms.attempts();
  }

  /** How long there is still something to wait for; zero when the capture is over. */
  synchronized Duration left(long now) {
    return isComplete() ? Duration.ZERO : Duration.ofNanos(Math.max(0, deadline - now));
  }

  /** Ends the capture; frames that come later do not count. */
  synchronized Result close() {
    closed = true;
    if (taken.isEmpty()) {
      return unusable >= terms.attempts() ? new Result.NoUsableFace() : new Result.TimedOut();
    }
    List<Taken> inOrder = taken.stream().sorted(Comparator.comparingLong(Taken::nanos)).toList();
    return new Result.Frames(
        inOrder.stream().map(Taken::frame).toList(), inOrder.getLast().nanos());
  }
}
