// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.clearlane.biometrics.BestFrame;
import org.clearlane.biometrics.CapturedFrame;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.PadVerdict;
import org.clearlane.clearance.DeviceTest;
import org.clearlane.clearance.Directive.Step;
import org.clearlane.clearance.Evidence;
import org.clearlane.clearance.FrameOutcome;
import org.clearlane.clearance.LaneChanged;
import org.clearlane.clearance.LaneConfiguration;
import org.clearlane.clearance.LaneOpenException;
import org.clearlane.clearance.LaneView;
import org.clearlane.clearance.PassageId;
import org.clearlane.clearance.PassageReason;
import org.clearlane.clearance.PassageState;
import org.clearlane.clearance.PassageView;
import org.clearlane.clearance.Verdict;
import org.clearlane.devices.DeviceReport;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceStatus;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.LaneController;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.PulseResult;
import org.clearlane.devices.ScannedCode;
import org.clearlane.enrollment.QrClaim;
import org.clearlane.enrollment.QrReading;
import org.clearlane.enrollment.QrRefusal;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.jspecify.annotations.Nullable;

/**
 * Drives one lane: one thread, one traveller at a time, one stored step after the other. The step
 * {@code PASSING} is stored before the gate is commanded, and the gate's passage latch tells
 * afterwards whether somebody crossed, so a crash at any point neither loses a crossing nor opens
 * the gate a second time.
 */
final class LaneRunner implements Runnable, LaneListener {
  private static final System.Logger LOG = System.getLogger(LaneRunner.class.getName());
  private static final Duration GATE_RETRY = Duration.ofMillis(250);

  private final Authority authority;
  private final LaneConfiguration lane;
  private final LaneTools tools;
  private final LaneEquipment equipment;
  private final LaneFront front;
  private final LaneCamera camera;
  private final BlockingQueue<LaneEvent> events = new ArrayBlockingQueue<>(256);

  private volatile boolean open;
  private volatile boolean stopping;
  private volatile @Nullable PassageView current;
  private volatile @Nullable PassageView last;

  LaneRunner(
      Authority authority,
      LaneConfiguration lane,
      boolean open,
      DirectiveBoard directives,
      LaneTools tools) {
    this.authority = authority;
    this.lane = lane;
    this.open = open;
    this.tools = tools;
    this.camera = new LaneCamera(tools.faces, directives, this::offer);
    this.equipment =
        tools.devices.attach(
            LaneWiring.of(
                authority + "/" + lane.id(),
                lane.devices(),
                role -> tools.channelKeys.of(authority, lane.id(), role)),
            this);
    this.front = new LaneFront(directives, equipment);
  }

  @Override
  public void run() {
    AuthorityContext.run(authority, this::serve);
  }

  private void serve() {
    try (equipment) {
      while (!stopping) {
        try {
          recover();
          serveTravellers();
        } catch (RuntimeException e) {
          // The passage is ended by recover(): its stored step says how.
          LOG.log(Level.ERROR, "lane " + lane.id() + " starts over after a fault", e);
          show(Step.CLOSED, Optional.empty(), Optional.empty());
          pause(GATE_RETRY);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      show(Step.CLOSED, Optional.empty(), Optional.empty());
    }
  }

  private void serveTravellers() throws InterruptedException {
    while (!stopping) {
      boolean ready = open && reachable(DeviceRole.GATE) && tools.faces.ready();
      show(ready ? Step.READY : Step.CLOSED, Optional.empty(), Optional.empty());
      LaneEvent event = noted(events.poll(1, TimeUnit.SECONDS));
      switch (event) {
        case LaneEvent.CodeRead read when ready -> serveTraveller(read.code());
        case LaneEvent.GateSensed sensed -> uncontrolled(sensed.event());
        case null, default -> {}
      }
    }
  }

  private void serveTraveller(ScannedCode code) throws InterruptedException {
    PassageView passage = tools.journal.open(lane, Instant.now());
    current = passage;
    show(Step.WAIT, Optional.of(passage.id()), Optional.empty());
    switch (tools.credentials.read(code.text(), code.at())) {
      case QrReading.Refused refused -> refer(passage.id(), reason(refused.refusal()));
      case QrReading.Genuine genuine -> inspect(passage.id(), genuine.claim());
    }
  }

  private void inspect(PassageId id, QrClaim claim) throws InterruptedException {
    if (!latchClear()) {
      abandon(id, PassageReason.GATE_NOT_READY);
      return;
    }
    Optional<PassageView> claimed = tools.journal.claim(id, claim);
    if (claimed.isEmpty()) {
      refer(id, PassageReason.CODE_REPLAYED);
      return;
    }
    current = claimed.get();
    capture(id, claim);
  }

  /** Captures the face, again if it looks like an attack and the policy says so, and decides. */
  private void capture(PassageId id, QrClaim claim) throws InterruptedException {
    for (int left = ClearanceSettings.CAPTURE_REFUSALS.get(); ; left--) {
      Capture.Result result = captureFace(id);
      if (stopping) {
        abandon(id, PassageReason.LANE_CLOSED);
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
          refer(id, PassageReason.NO_USABLE_FACE);
          return;
        }
        case Capture.Result.TimedOut _ -> {
          abandon(id, PassageReason.CAPTURE_TIMED_OUT);
          return;
        }
      }
    }
  }

  private Capture.Result captureFace(PassageId id) throws InterruptedException {
    Capture wanted = camera.begin(id);
    show(Step.CAPTURE, Optional.of(id), Optional.of(wanted.nonce()));
    Capture.Result result;
    try {
      Duration left = wanted.left(System.nanoTime());
      while (!stopping && left.isPositive()) {
        Optional<LaneEvent> _ =
            await(
                left,
                event -> event instanceof LaneEvent.FrameTaken frame && frame.passage().equals(id));
        left = wanted.left(System.nanoTime());
      }
    } finally {
      result = wanted.close();
    }
    return result;
  }

  private void decide(PassageId id, QrClaim claim, Capture.Result.Frames capture, PadVerdict pad)
      throws InterruptedException {
    show(Step.WAIT, Optional.of(id), Optional.empty());
    current = tools.journal.step(id, PassageState.INSPECTING, PassageReason.NONE);
    Acquired face =
        BestFrame.of(capture.frames().stream().map(CapturedFrame::face).toList()).orElseThrow();
    Verdict verdict =
        tools.inspector.inspect(
            new Evidence(
                lane.id(),
                lane.direction(),
                claim,
                face.template(),
                face.quality(),
                pad,
                lane.maximumFmr(),
                capture.frames().getLast().receivedAt()));
    switch (verdict) {
      case Verdict.Cleared cleared -> {
        current =
            tools.journal.decide(
                id,
                PassageState.CLEARED,
                PassageReason.NONE,
                Optional.of(cleared.score().value()),
                pad.votes());
        letPass(id, capture.lastNanos());
      }
      case Verdict.Referred referred ->
          showReferral(
              tools.journal.decide(
                  id,
                  PassageState.REFERRED,
                  referred.reason(),
                  referred.score().map(score -> score.value()),
                  pad.votes()));
      case Verdict.Intercepted intercepted ->
          showReferral(
              tools.journal.decide(
                  id,
                  PassageState.INTERCEPTED,
                  intercepted.reason(),
                  Optional.empty(),
                  pad.votes()));
    }
  }

  private void letPass(PassageId id, long frameNanos) throws InterruptedException {
    if (!equipment.gate().passageLatched().filter(Boolean.FALSE::equals).isPresent()) {
      // Somebody slipped through since the claim: that crossing is not this traveller's.
      tools.store.uncontrolled(lane.id(), GateEvent.Type.PASSAGE_SENSED.name());
      abandon(id, PassageReason.GATE_NOT_READY);
      return;
    }
    current = tools.journal.step(id, PassageState.PASSING, PassageReason.NONE);
    PulseResult pulse = equipment.gate().openForOne(lane.gateOpenFor());
    Duration decision = Duration.ofNanos(System.nanoTime() - frameNanos);
    switch (pulse) {
      case PulseResult.Opened _ -> tools.meters.decided(decision);
      case PulseResult.NotOpened(PulseResult.Reason reason)
          when reason != PulseResult.Reason.TIMEOUT_UNKNOWN -> {
        abandon(id, PassageReason.GATE_REFUSED);
        return;
      }
      case PulseResult.NotOpened _ -> {} // it may have opened: the latch will tell
    }
    show(Step.PROCEED, Optional.of(id), Optional.empty());
    Optional<LaneEvent> crossed =
        await(
            lane.gateOpenFor().plus(ClearanceSettings.CROSSING_GRACE.get()),
            event ->
                event instanceof LaneEvent.GateSensed sensed
                    && sensed.event().type() == GateEvent.Type.PASSAGE_SENSED);
    if (stopping && crossed.isEmpty()) {
      // The gate may still be open: the next start asks the latch once its timer has run out.
      throw new InterruptedException("the lane stops while somebody may be passing");
    }
    Instant at =
        crossed.orElse(null) instanceof LaneEvent.GateSensed sensed
            ? sensed.event().at()
            : Instant.now();
    endPassing(id, at, Optional.of((int) decision.toMillis()));
  }

  /** Asks the gate's latch whether somebody crossed and ends the passage accordingly. */
  private void endPassing(PassageId id, Instant at, Optional<Integer> decisionMillis)
      throws InterruptedException {
    Optional<Boolean> latched = equipment.gate().passageLatched();
    while (latched.isEmpty()) {
      // Nobody knows while the gate is away, so the passage stays open and the lane shut.
      pause(GATE_RETRY);
      latched = equipment.gate().passageLatched();
    }
    if (latched.get()) {
      ended(tools.journal.complete(id, at, decisionMillis));
      equipment.gate().clearPassageLatch();
    } else {
      abandon(id, PassageReason.NOT_CROSSED);
    }
  }

  /** Ends what a fault or a restart left in progress. */
  private void recover() throws InterruptedException {
    Optional<PassageView> left = tools.journal.inProgress(lane.id());
    if (left.isEmpty()) {
      return;
    }
    PassageView passage = left.get();
    current = passage;
    if (passage.state() != PassageState.PASSING) {
      abandon(passage.id(), PassageReason.SERVER_RESTARTED);
      return;
    }
    // The gate may still be open from before: a crossing can happen until its timer has run out.
    Instant settled =
        passage.changedAt().plus(lane.gateOpenFor()).plus(ClearanceSettings.CROSSING_GRACE.get());
    while (Instant.now().isBefore(settled)
        && !equipment.gate().passageLatched().orElse(Boolean.FALSE)) {
      pause(GATE_RETRY);
    }
    endPassing(passage.id(), Instant.now(), Optional.empty());
  }

  private boolean latchClear() {
    Optional<Boolean> latched = equipment.gate().passageLatched();
    if (latched.isPresent() && latched.get()) {
      equipment.gate().clearPassageLatch();
      latched = equipment.gate().passageLatched();
    }
    return latched.isPresent() && !latched.get();
  }

  private void refer(PassageId id, PassageReason reason) throws InterruptedException {
    showReferral(tools.journal.step(id, PassageState.REFERRED, reason));
  }

  private void showReferral(PassageView passage) throws InterruptedException {
    ended(passage);
    show(Step.REFERRED, Optional.of(passage.id()), Optional.empty());
    Optional<LaneEvent> _ = await(ClearanceSettings.REFERRAL_DISPLAY.get(), _ -> false);
  }

  private void abandon(PassageId id, PassageReason reason) {
    ended(tools.journal.step(id, PassageState.ABANDONED, reason));
  }

  private void ended(PassageView passage) {
    tools.meters.ended(passage.state());
    last = passage;
    current = null;
  }

  /** Waits for an event of interest; others are dealt with or dropped as they come. */
  private Optional<LaneEvent> await(Duration atMost, Function<LaneEvent, Boolean> interesting)
      throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    for (long left = atMost.toNanos(); left > 0 && !stopping; left = deadline - System.nanoTime()) {
      LaneEvent event = noted(events.poll(left, TimeUnit.NANOSECONDS));
      if (event != null && interesting.apply(event)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }

  private void pause(Duration time) throws InterruptedException {
    Optional<LaneEvent> _ = await(time, _ -> false);
    if (stopping) {
      throw new InterruptedException("the lane stops");
    }
  }

  private void uncontrolled(GateEvent event) {
    switch (event.type()) {
      case PASSAGE_SENSED -> {
        tools.store.uncontrolled(lane.id(), event.type().name());
        tools.alarms.uncontrolledCrossing(lane.id());
      }
      case TAILGATING_SENSED, FIRE_RELEASE_ON ->
          tools.store.uncontrolled(lane.id(), event.type().name());
      default -> {}
    }
  }

  /** Lets the event raise or end an alarm; hands it on. */
  private @Nullable LaneEvent noted(@Nullable LaneEvent event) {
    if (event instanceof LaneEvent.GateSensed(GateEvent sensed)
        && tools.alarms.note(lane.id(), sensed.type())) {
      changed();
    }
    return event;
  }

  private void show(Step step, Optional<PassageId> passage, Optional<String> nonce) {
    if (front.show(step, passage, nonce)) {
      changed();
    }
  }

  private void changed() {
    tools.laneChanged.fire(new LaneChanged(authority, lane.id()));
  }

  private boolean reachable(DeviceRole role) {
    DeviceStatus status = equipment.status().get(role);
    return status != null && status.reachable();
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

  FrameOutcome submitFrame(PassageId passage, String nonce, int number, byte[] frame) {
    return camera.submit(passage, nonce, number, frame);
  }

  LaneController controller() {
    return equipment.controller();
  }

  LaneView view() {
    Map<DeviceRole, DeviceStatus> devices = equipment.status();
    return new LaneView(
        lane,
        open,
        front.current(),
        devices,
        Optional.ofNullable(current),
        Optional.ofNullable(last));
  }

  Map<DeviceRole, DeviceReport> devices() {
    return equipment.reports();
  }

  /** Tries a device while nobody is served; on the caller's thread. */
  Optional<DeviceTest> test(DeviceRole device) throws InterruptedException {
    if (open || current != null) {
      throw new LaneOpenException(lane.id());
    }
    DeviceStatus status = equipment.status().get(device);
    if (status == null) {
      return Optional.empty();
    }
    Optional<Duration> answered = device == DeviceRole.GATE ? front.tryGate() : Optional.empty();
    return Optional.of(new DeviceTest(status.reachable(), answered));
  }

  LaneConfiguration configuration() {
    return lane;
  }

  boolean open() {
    return open;
  }

  /** Lets the devices go without having run. */
  void abandonDevices() {
    equipment.close();
  }

  void setOpen(boolean wanted) {
    open = wanted;
    offer(new LaneEvent.Wake());
  }

  /** Asks the thread to end; a passage whose gate may be open is left for the next start. */
  void stop() {
    stopping = true;
    offer(new LaneEvent.Wake());
  }

  private void offer(LaneEvent event) {
    if (!events.offer(event)) {
      LOG.log(
          Level.WARNING, "lane {0} drops a {1}: its queue is full", lane.id(), event.getClass());
    }
  }

  @Override
  public void codeRead(ScannedCode code) {
    offer(new LaneEvent.CodeRead(code));
  }

  @Override
  public void gateChanged(GateEvent event) {
    offer(new LaneEvent.GateSensed(event));
  }

  @Override
  public void deviceChanged(DeviceStatus status) {
    offer(new LaneEvent.Wake());
    AuthorityContext.run(authority, this::changed);
  }
}
