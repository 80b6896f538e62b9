// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.clearlane.biometrics.CapturePurpose;
import org.clearlane.biometrics.CapturedFrame;
import org.clearlane.biometrics.FaceAcquisition;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.FaceAcquisition.NotAcquired;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.clearance.FrameOutcome;
import org.clearlane.clearance.PassageId;
import org.jspecify.annotations.Nullable;

/**
 * Takes the frames that a lane controller submits, on its threads, for the capture that the lane
 * has under way, and hints at what would make the next one better.
 */
final class LaneCamera {
  private final FaceMatcher faces;
  private final DirectiveBoard directives;
  private final Consumer<LaneEvent> events;
  private volatile @Nullable Capture newest;

  LaneCamera(FaceMatcher faces, DirectiveBoard directives, Consumer<LaneEvent> events) {
    this.faces = faces;
    this.directives = directives;
    this.events = events;
  }

  /** Begins a capture; one before it no longer counts. */
  Capture begin(PassageId passage) {
    Capture capture = new Capture(passage, Capture.Terms.configured(), System.nanoTime());
    newest = capture;
    return capture;
  }

  FrameOutcome submit(PassageId passage, String nonce, int number, byte[] frame) {
    Instant at = Instant.now();
    long nanos = System.nanoTime();
    Capture capture = newest;
    if (capture == null || !capture.isOf(passage, nonce)) {
      return new FrameOutcome.NotExpected();
    }
    Optional<FrameOutcome> known = capture.known(number);
    if (known.isPresent()) {
      return known.get(); // its answer was lost
    }
    if (!capture.asks()) {
      return new FrameOutcome.NotExpected();
    }
    FaceAcquisition acquisition = faces.acquire(frame);
    FrameOutcome outcome =
        switch (acquisition) {
          case Acquired face ->
              capture.take(number, CapturedFrame.of(face, frame, at), nanos, System.nanoTime());
          case NotAcquired(var failure) -> capture.refuse(number, failure);
        };
    switch (outcome) {
      case FrameOutcome.NotExpected _ -> {}
      case FrameOutcome.Accepted(int remaining) when remaining == 0 ->
          events.accept(new LaneEvent.FrameTaken(passage));
      case FrameOutcome.Accepted _, FrameOutcome.Unusable _ -> {
        directives.hint(nonce, acquisition.hint(CapturePurpose.LANE));
        events.accept(new LaneEvent.FrameTaken(passage));
      }
    }
    return outcome;
  }
}
