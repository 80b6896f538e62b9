// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.BestFrame;
import org.clearlane.biometrics.CapturedFrame;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.PadVerdict;
import org.clearlane.biometrics.PadVote;
import org.clearlane.clearance.Directive;
import org.clearlane.clearance.PassageId;
import org.clearlane.clearance.PassageReason;
import org.clearlane.clearance.Proof;

/** Captures a live face for a passage, again if it looks like an attack and the policy says so. */
final class FaceCaptures {
  private final LaneRunner lane;
  private final LaneTools tools;
  private final LaneCamera camera;

  FaceCaptures(LaneRunner lane, LaneTools tools, LaneCamera camera) {
    this.lane = lane;
    this.tools = tools;
    this.camera = camera;
  }

  /**
   * A face and when it was seen.
   *
   * @param lastNanos when its last frame arrived, of {@link System#nanoTime()}
   */
  record Seen(Proof.Face proof, Instant at, long lastNanos) {
    List<PadVote> votes() {
      return proof.pad().votes();
    }
  }

  /**
   * Asks for a face.
   *
   * @param place which member of a family is asked, if any
   * @return empty if there is none: the passage has ended
   */
  Optional<Seen> take(PassageId id, Optional<Directive.Place> place) throws InterruptedException {
    for (int left = ClearanceSettings.CAPTURE_REFUSALS.get(); ; left--) {
      Capture.Result result = capture(id, place);
      if (lane.stopping()) {
        lane.abandon(id, PassageReason.LANE_CLOSED);
        return Optional.empty();
      }
      switch (result) {
        case Capture.Result.Frames frames -> {
          PadVerdict pad = tools.attacks.judge(frames.frames());
          if (!(pad instanceof PadVerdict.Recapture) || left <= 0) {
            return Optional.of(seen(frames, pad));
          }
          tools.journal.captureRefused(id, pad.votes());
        }
        case Capture.Result.NoUsableFace _ -> {
          lane.refer(id, PassageReason.NO_USABLE_FACE);
          return Optional.empty();
        }
        case Capture.Result.TimedOut _ -> {
          lane.abandon(id, PassageReason.CAPTURE_TIMED_OUT);
          return Optional.empty();
        }
      }
    }
  }

  private Capture.Result capture(PassageId id, Optional<Directive.Place> place)
      throws InterruptedException {
    Capture wanted = camera.begin(id);
    lane.askForFace(id, wanted.nonce(), place);
    Capture.Result result;
    try {
      Duration left = wanted.left(System.nanoTime());
      while (!lane.stopping() && left.isPositive()) {
        Optional<LaneEvent> _ =
            lane.await(
                left,
                event -> event instanceof LaneEvent.FrameTaken frame && frame.passage().equals(id));
        left = wanted.left(System.nanoTime());
      }
    } finally {
      result = wanted.close();
    }
    return result;
  }

  private Seen seen(Capture.Result.Frames capture, PadVerdict pad) {
    Acquired face =
        BestFrame.of(capture.frames().stream().map(CapturedFrame::face).toList()).orElseThrow();
    return new Seen(
        new Proof.Face(face.template(), face.quality(), pad, lane.configuration().maximumFmr()),
        capture.frames().getLast().receivedAt(),
        capture.lastNanos());
  }
}
