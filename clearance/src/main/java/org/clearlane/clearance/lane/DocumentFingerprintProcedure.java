// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FingerPosition;
import org.clearlane.biometrics.FingerprintAcquisition.Acquired;
import org.clearlane.biometrics.FingerprintPolicy.FingerRule;
import org.clearlane.biometrics.FingerprintSample;
import org.clearlane.biometrics.FingerprintTemplate;
import org.clearlane.clearance.Claim;
import org.clearlane.clearance.Directive.Step;
import org.clearlane.clearance.PassageId;
import org.clearlane.clearance.PassageReason;
import org.clearlane.clearance.PassageState;
import org.clearlane.clearance.Proof;
import org.clearlane.clearance.Verdict;
import org.clearlane.devices.CaptureFailure;
import org.clearlane.devices.CaptureHandle;
import org.clearlane.devices.CaptureProgress;
import org.clearlane.devices.CaptureResult;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.FingerprintImage;
import org.clearlane.devices.FingerprintSensor;
import org.clearlane.devices.Gate;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.PulseResult;
import org.clearlane.devices.ScannedDocument;
import org.clearlane.kernel.MachineReadableZone;
import org.clearlane.kernel.MrzScan;
import org.clearlane.kernel.ReadDocument;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;

/**
 * The e-Channel: a travel document, then a finger compared with the traveller's enrolled ones. Its
 * picture takes seconds on the line; everything else together takes milliseconds.
 */
final class DocumentFingerprintProcedure implements LaneProcedure {
  private final LaneRunner lane;
  private final LaneTools tools;

  /** What came of asking for the fingers once. */
  private sealed interface Fingers {
    /**
     * @param nanos when the last picture arrived, of {@link System#nanoTime()}
     */
    record Taken(List<FingerprintTemplate> probes, long nanos) implements Fingers {}

    /** Another touch may do. */
    record Unclear() implements Fingers {}

    /** The passage cannot go on. */
    record Over(PassageReason reason) implements Fingers {}
  }

  DocumentFingerprintProcedure(LaneRunner lane, LaneTools tools) {
    this.lane = lane;
    this.tools = tools;
  }

  @Override
  public boolean ready() {
    return lane.reachable(DeviceRole.DOCUMENT_READER)
        && lane.reachable(DeviceRole.FINGERPRINT_SENSOR);
  }

  @Override
  public Step invitation() {
    return Step.READY_FOR_DOCUMENT;
  }

  @Override
  public boolean begins(LaneEvent event) {
    return event instanceof LaneEvent.DocumentRead;
  }

  @Override
  public void serve(LaneEvent event) throws InterruptedException {
    if (event instanceof LaneEvent.DocumentRead(ScannedDocument scanned)) {
      PassageId id = lane.begin();
      switch (MachineReadableZone.scan(scanned.text(), LocalDate.now(ZoneId.systemDefault()))) {
        case MrzScan.Identified(ReadDocument.Icao read, var _) -> identify(id, read.document());
        case MrzScan.Identified _ -> lane.refer(id, PassageReason.NOT_ENROLLED);
        case MrzScan.Refused _ -> lane.refer(id, PassageReason.DOCUMENT_UNREADABLE);
      }
    }
  }

  private void identify(PassageId id, TravelDocument read) throws InterruptedException {
    Optional<TravellerId> traveller = tools.enrollments.byDocument(read);
    if (traveller.isEmpty()) {
      lane.conclude(id, tools.inspector.inspectUnknown(read), List.of(), System.nanoTime());
      return;
    }
    Claim claim = new Claim.Document(traveller.get(), tools.enrollments.reference(read), read);
    if (lane.claim(id, claim) && stepIn(id)) {
      verify(id, claim);
    }
  }

  /** Lets the traveller in, where one steps in to be inspected; false if that ended the passage. */
  private boolean stepIn(PassageId id) throws InterruptedException {
    Gate gate = lane.equipment().gate();
    if (!gate.hasEntryDoor()) {
      return true;
    }
    Duration openFor = lane.configuration().gateOpenFor();
    if (gate.admitOne(openFor) instanceof PulseResult.NotOpened(var reason)
        && reason != PulseResult.Reason.TIMEOUT_UNKNOWN) {
      lane.abandon(id, PassageReason.GATE_REFUSED);
      return false;
    }
    lane.show(Step.STEP_IN, Optional.of(id), Optional.empty());
    Optional<LaneEvent> entered =
        lane.await(
            openFor.plus(ClearanceSettings.CROSSING_GRACE.get()),
            event -> event instanceof LaneEvent.GateSensed(GateEvent sensed) && in(sensed.type()));
    if (entered.isEmpty()) {
      lane.abandon(
          id, lane.stopping() ? PassageReason.LANE_CLOSED : PassageReason.NOBODY_STEPPED_IN);
    }
    return entered.isPresent();
  }

  /** A gate may have no sensor inside: then the door that closes again stands for it. */
  private static boolean in(GateEvent.Type type) {
    return type == GateEvent.Type.PRESENCE_ON || type == GateEvent.Type.ENTRY_DOOR_CLOSED;
  }

  private void verify(PassageId id, Claim claim) throws InterruptedException {
    Step ask = Step.FINGER;
    for (int left = ClearanceSettings.FINGER_ATTEMPTS.get(); left > 0; left--) {
      switch (fingers(id, ask)) {
        case Fingers.Over(PassageReason reason) -> {
          end(id, reason);
          return;
        }
        case Fingers.Unclear _ -> {}
        case Fingers.Taken(var probes, long nanos) -> {
          Verdict verdict = lane.inspect(id, claim, new Proof.Fingers(probes), Instant.now());
          if (left == 1 || !mayTryAgain(verdict)) {
            lane.conclude(id, verdict, List.of(), nanos);
            return;
          }
          lane.step(id, PassageState.EVIDENCE, PassageReason.FINGERPRINT_MISMATCH);
        }
      }
      ask = Step.FINGER_AGAIN;
    }
    lane.refer(id, PassageReason.NO_USABLE_FINGERPRINT);
  }

  private static boolean mayTryAgain(Verdict verdict) {
    return verdict instanceof Verdict.Referred(PassageReason reason, var _)
        && reason == PassageReason.FINGERPRINT_MISMATCH;
  }

  /**
   * A traveller who went away abandons the passage; one who is still inside, or whose finger fails,
   * needs an officer.
   */
  private void end(PassageId id, PassageReason reason) throws InterruptedException {
    boolean gone =
        reason == PassageReason.LANE_CLOSED
            || (reason == PassageReason.CAPTURE_TIMED_OUT && !lane.occupied());
    if (gone) {
      lane.abandon(id, reason);
    } else {
      lane.refer(id, reason);
    }
  }

  private Fingers fingers(PassageId id, Step ask) throws InterruptedException {
    int wanted = tools.fingerRule.rule() == FingerRule.BOTH ? 2 : 1;
    List<FingerprintTemplate> probes = new ArrayList<>();
    long nanos = System.nanoTime();
    while (probes.size() < wanted) {
      CaptureResult result = capture(id, probes.isEmpty() ? ask : Step.FINGER_AGAIN);
      nanos = System.nanoTime();
      switch (result) {
        case CaptureResult.Captured(FingerprintImage image) -> {
          Optional<FingerprintTemplate> probe = template(image);
          if (probe.isEmpty()) {
            return new Fingers.Unclear();
          }
          probes.add(probe.get());
        }
        case CaptureResult.NoFinger _ -> {
          return new Fingers.Over(PassageReason.CAPTURE_TIMED_OUT);
        }
        case CaptureResult.Cancelled _ -> {
          return new Fingers.Over(PassageReason.LANE_CLOSED);
        }
        case CaptureResult.Failed(CaptureFailure failure) -> {
          return failure == CaptureFailure.OFFLINE || failure == CaptureFailure.REFUSED
              ? new Fingers.Over(PassageReason.NO_USABLE_FINGERPRINT)
              : new Fingers.Unclear();
        }
      }
    }
    return new Fingers.Taken(probes, nanos);
  }

  private CaptureResult capture(PassageId id, Step ask) throws InterruptedException {
    FingerprintSensor sensor = lane.equipment().fingerprintSensor().orElseThrow();
    CaptureHandle capture =
        sensor.capture(
            ClearanceSettings.CAPTURE_TIMEOUT.get(),
            progress -> lane.offer(new LaneEvent.FingerMoved(progress)));
    var _ = capture.result().thenRun(() -> lane.offer(new LaneEvent.Wake()));
    lane.show(ask, Optional.of(id), Optional.empty());
    while (!capture.result().isDone()) {
      Optional<LaneEvent> event =
          lane.await(
              Duration.ofSeconds(1),
              any -> any instanceof LaneEvent.FingerMoved || any instanceof LaneEvent.Wake);
      if (lane.stopping()) {
        capture.cancel();
      }
      if (event.orElse(null) instanceof LaneEvent.FingerMoved(CaptureProgress progress)
          && progress instanceof CaptureProgress.FingerSeen) {
        lane.show(Step.LIFT_FINGER, Optional.of(id), Optional.empty());
      }
    }
    return capture.result().join();
  }

  private Optional<FingerprintTemplate> template(FingerprintImage image) {
    try {
      FingerprintSample sample =
          new FingerprintSample.Rows(
              image.pixels(), image.width(), image.height(), 8, image.dotsPerInch());
      return tools.fingers.acquire(sample, FingerPosition.UNKNOWN) instanceof Acquired found
          ? Optional.of(found.template())
          : Optional.empty();
    } finally {
      image.wipe();
    }
  }
}
