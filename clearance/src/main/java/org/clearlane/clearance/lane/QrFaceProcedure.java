// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import java.time.Duration;
import java.util.Optional;
import org.clearlane.biometrics.BestFrame;
import org.clearlane.biometrics.CapturedFrame;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.PadVerdict;
import org.clearlane.clearance.Claim;
import org.clearlane.clearance.Directive.Step;
import org.clearlane.clearance.PassageId;
import org.clearlane.clearance.PassageReason;
import org.clearlane.clearance.Proof;
import org.clearlane.clearance.Verdict;
import org.clearlane.devices.ScannedCode;
import org.clearlane.enrollment.QrClaim;
import org.clearlane.enrollment.QrReading;
import org.clearlane.enrollment.QrRefusal;

/** The contactless e-Channel: a QR code, then a live face compared with the traveller's own. */
final class QrFaceProcedure implements LaneProcedure {
  private final LaneRunner lane;
  private final LaneTools tools;
  private final LaneCamera camera;

  QrFaceProcedure(LaneRunner lane, LaneTools tools, LaneCamera camera) {
    this.lane = lane;
    this.tools = tools;
    this.camera = camera;
  }

  @Override
  public boolean ready() {
    return tools.faces.ready();
  }

  @Override
  public Step invitation() {
    return Step.READY;
  }

  @Override
  public boolean begins(LaneEvent event) {
    return event instanceof LaneEvent.CodeRead;
  }

  @Override
  public void serve(LaneEvent event) throws InterruptedException {
    if (event instanceof LaneEvent.CodeRead(ScannedCode code)) {
      PassageId id = lane.begin();
      switch (tools.credentials.read(code.text(), code.at())) {
        case QrReading.Refused refused -> lane.refer(id, reason(refused.refusal()));
        case QrReading.Genuine genuine -> inspect(id, genuine.claim());
      }
    }
  }

  private void inspect(PassageId id, QrClaim code) throws InterruptedException {
    Claim claim = new Claim.Qr(code);
    if (lane.claim(id, claim)) {
      capture(id, claim);
    }
  }

  /** Captures the face, again if it looks like an attack and the policy says so, and decides. */
  private void capture(PassageId id, Claim claim) throws InterruptedException {
    for (int left = ClearanceSettings.CAPTURE_REFUSALS.get(); ; left--) {
      Capture.Result result = captureFace(id);
      if (lane.stopping()) {
        lane.abandon(id, PassageReason.LANE_CLOSED);
        return;
      }
      switch (result) {
        case Capture.Result.Frames frames -> {
          PadVerdict pad = tools.attacks.judge(frames.frames());
          if (!(pad instanceof PadVerdict.Recapture) || left <= 0) {
            decide(id, claim, frames, pad);
            return;
          }
          tools.journal.captureRefused(id, pad.votes());
        }
        case Capture.Result.NoUsableFace _ -> {
          lane.refer(id, PassageReason.NO_USABLE_FACE);
          return;
        }
        case Capture.Result.TimedOut _ -> {
          lane.abandon(id, PassageReason.CAPTURE_TIMED_OUT);
          return;
        }
      }
    }
  }

  private Capture.Result captureFace(PassageId id) throws InterruptedException {
    Capture wanted = camera.begin(id);
    lane.show(Step.CAPTURE, Optional.of(id), Optional.of(wanted.nonce()));
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

  private void decide(PassageId id, Claim claim, Capture.Result.Frames capture, PadVerdict pad)
      throws InterruptedException {
    Acquired face =
        BestFrame.of(capture.frames().stream().map(CapturedFrame::face).toList()).orElseThrow();
    Proof proof =
        new Proof.Face(face.template(), face.quality(), pad, lane.configuration().maximumFmr());
    Verdict verdict = lane.inspect(id, claim, proof, capture.frames().getLast().receivedAt());
    lane.conclude(id, verdict, pad.votes(), capture.lastNanos());
  }

  private static PassageReason reason(QrRefusal refusal) {
    return switch (refusal) {
      case MALFORMED -> PassageReason.CODE_MALFORMED;
      case OTHER_AUTHORITY -> PassageReason.CODE_OF_OTHER_AUTHORITY;
      case UNKNOWN_KEY, BAD_SIGNATURE -> PassageReason.CODE_NOT_AUTHENTIC;
      case STALE_CODE, FUTURE_CODE -> PassageReason.CODE_STALE;
      case EXPIRED_CREDENTIAL -> PassageReason.CODE_EXPIRED;
      case REVOKED -> PassageReason.CODE_REVOKED;
    };
  }
}
