// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.clearlane.biometrics.PadVote;
import org.clearlane.clearance.Claim;
import org.clearlane.clearance.DeviceTest;
import org.clearlane.clearance.Directive.Place;
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
import org.clearlane.clearance.Proof;
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
import org.clearlane.devices.ScannedDocument;
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
  private final LaneProcedure procedure;
  private final LaneCamera camera;
  private final BlockingQueue<LaneEvent> events = new ArrayBlockingQueue<>(256);

  private volatile boolean open;
  private volatile boolean stopping;
  private volatile boolean present;
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
    this.procedure =
        switch (lane.procedure()) {
          case DOCUMENT_FINGERPRINT -> new DocumentFingerprintProcedure(this, tools);
          case QR_FACE -> new QrFaceProcedure(this, tools, camera);
        };
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
      boolean ready = able();
      if (!ready && serviceable()) {
        showHeld();
      } else {
        show(ready ? procedure.invitation() : Step.CLOSED, Optional.empty(), Optional.empty());
      }
      LaneEvent event = noted(events.poll(1, TimeUnit.SECONDS));
      switch (event) {
        case null -> {}
        case LaneEvent traveller when ready && procedure.begins(traveller) ->
            procedure.serve(traveller);
        case LaneEvent.GateSensed sensed -> uncontrolled(sensed.event());
        default -> {}
      }
    }
  }

  /** Whether the next traveller can be served now. */
  boolean able() {
    return serviceable() && !occupied();
  }

  private boolean serviceable() {
    return open && reachable(DeviceRole.GATE) && procedure.ready();
  }

  /**
   * Whether somebody stands inside a gate that one steps into: nobody else may come in then. Only a
   * gate that senses presence can tell.
   */
  boolean occupied() {
    return present && equipment.gate().hasEntryDoor();
  }

  /** Shows the same to everybody who is not on their way out, whatever kept them inside. */
  private void showHeld() {
    PassageView before = last;
    boolean leaving =
        before != null
            && before.state() == PassageState.COMPLETED
            && Instant.now()
                .isBefore(before.changedAt().plus(ClearanceSettings.CROSSING_GRACE.get()));
    show(
        leaving ? Step.WAIT : Step.REFERRED,
        Optional.ofNullable(before).map(PassageView::id),
        Optional.empty());
  }

  /** Releases the entry door, unless the other one may be open; on the caller's thread. */
  boolean letOut() {
    PassageView passage = current;
    return (passage == null || passage.state() != PassageState.PASSING)
        && equipment.gate().admitOne(lane.gateOpenFor()) instanceof PulseResult.Opened;
  }

  /** Opens a passage for the traveller who has come. */
  PassageId begin() {
    PassageView passage = tools.journal.open(lane, Instant.now());
    current = passage;
    show(Step.WAIT, Optional.of(passage.id()), Optional.empty());
    return passage.id();
  }

  /** Takes the claim; false if that ended the passage. */
  boolean claim(PassageId id, Claim claim) throws InterruptedException {
    return gateReady(id) && take(id, claim);
  }

  /** Readies the gate's latch for a crossing; false if that ended the passage. */
  boolean gateReady(PassageId id) {
    if (latchClear()) {
      return true;
    }
    abandon(id, PassageReason.GATE_NOT_READY);
    return false;
  }

  /** Takes the claim of a passage whose gate is ready; false if that ended the passage. */
  boolean take(PassageId id, Claim claim) throws InterruptedException {
    Optional<PassageView> claimed = tools.journal.claim(id, claim);
    if (claimed.isEmpty()) {
      refer(id, PassageReason.CODE_REPLAYED);
      return false;
    }
    current = claimed.get();
    return true;
  }

  /** Takes a step that ends nothing. */
  void step(PassageId id, PassageState next, PassageReason reason) {
    current = tools.journal.step(id, next, reason);
  }

  /** Asks for the verdict on what was captured. */
  Verdict inspect(PassageId id, Claim claim, Proof proof, Instant capturedAt) {
    show(Step.WAIT, Optional.of(id), Optional.empty());
    step(id, PassageState.INSPECTING, PassageReason.NONE);
    return tools.inspector.inspect(
        new Evidence(lane.id(), lane.direction(), claim, proof, capturedAt));
  }

  /**
   * Does what the verdict says.
   *
   * @param capturedNanos when the last part of the capture arrived, of {@link System#nanoTime()}
   */
  void conclude(PassageId id, Verdict verdict, List<PadVote> votes, long capturedNanos)
      throws InterruptedException {
    switch (verdict) {
      case Verdict.Cleared cleared -> {
        current =
            tools.journal.decide(
                id, PassageState.CLEARED, PassageReason.NONE, Optional.of(cleared.score()), votes);
        letPass(id, capturedNanos);
      }
      case Verdict.Referred referred ->
          showReferral(
              tools.journal.decide(
                  id, PassageState.REFERRED, referred.reason(), referred.score(), votes));
      case Verdict.Intercepted intercepted ->
          showReferral(
              tools.journal.decide(
                  id, PassageState.INTERCEPTED, intercepted.reason(), Optional.empty(), votes));
    }
  }

  /**
   * Whether the gate's latch is as it was made ready. If not, somebody crossed who is not this
   * passage's traveller: that is recorded and ends the passage.
   */
  boolean nobodySlippedThrough(PassageId id) {
    if (equipment.gate().passageLatched().filter(Boolean.FALSE::equals).isPresent()) {
      return true;
    }
    tools.store.uncontrolled(lane.id(), GateEvent.Type.PASSAGE_SENSED.name());
    abandon(id, PassageReason.GATE_NOT_READY);
    return false;
  }

  private void letPass(PassageId id, long frameNanos) throws InterruptedException {
    if (!nobodySlippedThrough(id)) {
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

  void refer(PassageId id, PassageReason reason) throws InterruptedException {
    showReferral(tools.journal.step(id, PassageState.REFERRED, reason));
  }

  private void showReferral(PassageView passage) throws InterruptedException {
    ended(passage);
    show(Step.REFERRED, Optional.of(passage.id()), Optional.empty());
    Optional<LaneEvent> _ = await(ClearanceSettings.REFERRAL_DISPLAY.get(), _ -> false);
  }

  void abandon(PassageId id, PassageReason reason) {
    ended(tools.journal.step(id, PassageState.ABANDONED, reason));
  }

  private void ended(PassageView passage) {
    tools.meters.ended(passage.state());
    last = passage;
    current = null;
  }

  /** Waits for an event of interest; others are dealt with or dropped as they come. */
  Optional<LaneEvent> await(Duration atMost, Function<LaneEvent, Boolean> interesting)
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

  /** Keeps what the event tells of the gate, lets it raise or end an alarm; hands it on. */
  private @Nullable LaneEvent noted(@Nullable LaneEvent event) {
    switch (event) {
      case LaneEvent.GateSensed(GateEvent sensed) -> note(sensed.type());
      case LaneEvent.GateStands(GateEvent late) -> note(late.type());
      case null, default -> {}
    }
    return event;
  }

  private void note(GateEvent.Type type) {
    switch (type) {
      case PRESENCE_ON -> present = true;
      case PRESENCE_OFF -> present = false;
      default -> {}
    }
    if (tools.alarms.note(lane.id(), type)) {
      changed();
    }
  }

  void show(Step step, Optional<PassageId> passage, Optional<String> nonce) {
    show(step, passage, nonce, Optional.empty());
  }

  private void show(
      Step step, Optional<PassageId> passage, Optional<String> nonce, Optional<Place> place) {
    if (front.show(step, passage, nonce, place)) {
      changed();
    }
  }

  /** Shows that a face is wanted, and of which member of a family. */
  void askForFace(PassageId id, String nonce, Optional<Place> place) {
    show(Step.CAPTURE, Optional.of(id), Optional.of(nonce), place);
  }

  /** Shows for a while that each member of a family is to show their own code. */
  void askForOwnCodes() throws InterruptedException {
    show(Step.ONE_BY_ONE, Optional.empty(), Optional.empty());
    Optional<LaneEvent> _ = await(ClearanceSettings.REFERRAL_DISPLAY.get(), _ -> false);
  }

  /** How the last passage ended. */
  PassageState lastState() {
    return Optional.ofNullable(last).map(PassageView::state).orElse(PassageState.ABANDONED);
  }

  private void changed() {
    tools.laneChanged.fire(new LaneChanged(authority, lane.id()));
  }

  boolean reachable(DeviceRole role) {
    DeviceStatus status = equipment.status().get(role);
    return status != null && status.reachable();
  }

  boolean stopping() {
    return stopping;
  }

  LaneEquipment equipment() {
    return equipment;
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
        occupied(),
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

  /** Hands an event to the lane's thread; from any thread. */
  void offer(LaneEvent event) {
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
  public void documentRead(ScannedDocument document) {
    offer(new LaneEvent.DocumentRead(document));
  }

  @Override
  public void gateChanged(GateEvent event) {
    offer(new LaneEvent.GateSensed(event));
  }

  @Override
  public void gateStands(GateEvent event) {
    offer(new LaneEvent.GateStands(event));
  }

  @Override
  public void deviceChanged(DeviceStatus status) {
    offer(new LaneEvent.Wake());
    AuthorityContext.run(authority, this::changed);
  }
}
