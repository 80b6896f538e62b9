// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import static java.lang.System.Logger.Level.INFO;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.clearlane.devices.GateProfile;
import org.clearlane.devices.GateProfile.Contact;
import org.clearlane.devices.GateProfile.DoorPulse;
import org.clearlane.devices.LaneSignal;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.ModbusGateWiring;
import org.clearlane.devices.ModbusPoint;
import org.clearlane.devices.gate.Bell;
import org.clearlane.devices.gate.BusMember;
import org.clearlane.devices.gate.Door;
import org.clearlane.devices.gate.Order;
import org.clearlane.devices.gate.Outbox;
import org.clearlane.devices.gate.Work;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.SerialLink;
import org.clearlane.devices.serial.StopSignal;
import org.jspecify.annotations.Nullable;

/** The bus thread's part of a gate: reads the inputs, carries out orders, keeps the lamps. */
final class ModbusSession implements BusMember {
  private static final System.Logger LOG = System.getLogger(ModbusSession.class.getName());

  /** A controller that refuses to be read is asked again after this time. */
  private static final long REFUSED_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** A silent controller is asked again at last so seldom, if the line has others. */
  private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Lamps are written again so often, because a restart of the controller cannot be noticed. */
  private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final ModbusGateWiring wiring;
  private final GateProfile profile;
  private final Duration silence;
  private final LinkHealth health;
  private final Outbox<GateCommand, GateAnswer> outbox;
  private final Senses senses;
  private final Writes writes;
  private @Nullable UnitLine line;
  private boolean greeted;
  private int token;
  private @Nullable LaneSignal shown;
  private @Nullable String prompted;
  private long refreshAt;
  private long dueAt;
  private int failures;

  ModbusSession(
      ModbusGateWiring wiring,
      Duration silence,
      LinkHealth health,
      Outbox<GateCommand, GateAnswer> outbox,
      Senses senses) {
    this.wiring = wiring;
    this.profile = wiring.profile();
    this.silence = silence;
    this.health = health;
    this.outbox = outbox;
    this.senses = senses;
    this.writes = new Writes(profile);
  }

  @Override
  public int address() {
    return wiring.unit();
  }

  @Override
  public void opened() {
    health.opened();
  }

  @Override
  public void lost(String reason) {
    outbox.suspend();
    health.lost(reason);
  }

  @Override
  public boolean reached() {
    return health.reached();
  }

  @Override
  public void begin(SerialLink link, Bell bell, Interlude interlude) {
    outbox.rouse(bell);
    line = new UnitLine(wiring, link, health, interlude);
    greeted = false;
    failures = 0;
    dueAt = System.nanoTime();
  }

  @Override
  public boolean begun() {
    return line != null;
  }

  @Override
  public void end() {
    line = null;
    outbox.suspend();
  }

  @Override
  public boolean urgent() {
    return outbox.urgent();
  }

  @Override
  public boolean silentFor(Duration time) {
    UnitLine open = line;
    return open != null && open.silence().compareTo(time) > 0;
  }

  @Override
  public long dueAt(long now) {
    return greeted && (outbox.urgent() || outbox.pending()) ? now : dueAt;
  }

  @Override
  public void turn(StopSignal stop, boolean lone) throws LinkLostException {
    UnitLine open = line;
    if (open == null) {
      return;
    }
    if (greeted) {
      work(open, lone);
    } else if (look(open, lone)) {
      greet(open, lone);
    }
    if (!lone && silentFor(silence)) {
      greeted = false;
      lost("no reply for " + silence.toMillis() + " ms");
    }
  }

  @Override
  public void rush() throws LinkLostException {
    UnitLine open = line;
    if (open != null && greeted && outbox.next() instanceof Order<GateCommand, GateAnswer> order) {
      carryOut(open, order);
    }
  }

  /** The inputs were read: the rest of what has to be known, and off it goes. */
  private void greet(UnitLine open, boolean lone) throws LinkLostException {
    if (profile.door() instanceof DoorPulse.Timed(GateProfile.Timer timer, boolean tokens)
        && tokens) {
      ModbusRequest question = new ReadMultipleRegistersRequest(timer.register().address() + 1, 1);
      if (!(ask(open, question, lone) instanceof Reply.Done(ReadMultipleRegistersResponse last))) {
        return;
      }
      token = last.getRegisterValue(0);
    }
    if (!health.reached()) {
      LOG.log(INFO, "gate controller answers as {0}", profile.name());
      health.enter(LinkState.ONLINE);
    }
    greeted = true;
    shown = null;
    prompted = null;
    outbox.open();
  }

  private void work(UnitLine open, boolean lone) throws LinkLostException {
    switch (outbox.next()) {
      case Order<GateCommand, GateAnswer> order -> carryOut(open, order);
      case Work.Show<GateCommand, GateAnswer>(LaneSignal signal) -> show(open, signal);
      case Work.Prompt<GateCommand, GateAnswer>(String text) -> prompt(open, text);
      case Work.Idle<GateCommand, GateAnswer> _ -> {
        if (look(open, lone) && System.nanoTime() - refreshAt >= 0) {
          refresh(open);
        }
      }
    }
  }

  /** Reads every input once; whether that worked. */
  private boolean look(UnitLine open, boolean lone) throws LinkLostException {
    if (!greeted) {
      senses.interrupted();
    }
    Snapshot now = new Snapshot(profile);
    for (Snapshot.Block block : now.blocks()) {
      if (!(ask(open, block.request(), lone) instanceof Reply.Done(var response))) {
        return false;
      }
      now.put(block, response);
    }
    senses.read(now);
    failures = 0;
    dueAt = System.nanoTime() + profile.poll().toNanos();
    return true;
  }

  /** Asks once, and sets when to ask again. */
  private Reply ask(UnitLine open, ModbusRequest question, boolean lone) throws LinkLostException {
    Reply reply = open.exchange(question, 1, System.nanoTime());
    switch (reply) {
      case Reply.Done _ -> {}
      case Reply.Refused(int exception) -> refused(open, question, exception, lone);
      case Reply.Unknown _ -> {
        failures = Math.min(failures + 1, 8);
        long pause = Math.min(profile.poll().toNanos() << failures, SILENT_NANOS);
        dueAt = System.nanoTime() + (lone ? profile.poll().toNanos() : pause);
      }
    }
    return reply;
  }

  private void refused(UnitLine open, ModbusRequest question, int exception, boolean lone)
      throws LinkLostException {
    String reason =
        "function " + question.getFunctionCode() + " is refused with exception " + exception;
    if (greeted) {
      open.refused(reason);
      dueAt = System.nanoTime() + profile.poll().toNanos();
      return;
    }
    if (lone) {
      throw new LinkLostException(reason);
    }
    lost(reason);
    dueAt = System.nanoTime() + REFUSED_NANOS;
  }

  private void carryOut(UnitLine open, Order<GateCommand, GateAnswer> order)
      throws LinkLostException {
    if (order.late()) {
      order.drop(); // its caller is about to leave
    }
    if (!order.claim()) {
      return;
    }
    Optional<GateAnswer> answer = Optional.empty();
    try {
      answer =
          switch (order.command()) {
            case GateCommand.Open(Door door, Duration time) ->
                release(open, pulse(door), time, order.giveUp());
            case GateCommand.ClearLatch _ ->
                answer(
                    open.exchange(Writes.one(profile.latchReset()), UnitLine.ANY, order.giveUp()));
            case GateCommand.AskLatch _ -> latch(open, order.giveUp());
          };
    } finally {
      order.complete(answer); // whatever happened: the caller waits
    }
  }

  private DoorPulse pulse(Door door) {
    return switch (door) {
      case ENTRY -> profile.entryDoor().orElseThrow();
      case EXIT -> profile.door();
    };
  }

  private Optional<GateAnswer> release(UnitLine open, DoorPulse pulse, Duration time, long giveUp)
      throws LinkLostException {
    dueAt = System.nanoTime(); // the door is about to move
    return switch (pulse) {
      case DoorPulse.Timed(GateProfile.Timer timer, boolean tokens) when tokens -> {
        token = token == 0xFFFF ? 1 : token + 1;
        yield answer(
            open.exchange(
                Writes.registers(timer.register(), timer.steps(time), token),
                UnitLine.ANY,
                giveUp));
      }
      case DoorPulse.Timed(GateProfile.Timer timer, boolean _) ->
          answer(open.exchange(Writes.register(timer.register(), timer.steps(time)), 1, giveUp));
      case DoorPulse.Fixed(ModbusPoint _, Duration closesAfter)
          when time.compareTo(closesAfter) < 0 ->
          Optional.of(new GateAnswer.Refused());
      case DoorPulse.Fixed(ModbusPoint coil, Duration _) ->
          answer(open.exchange(Writes.one(coil), 1, giveUp));
    };
  }

  private Optional<GateAnswer> latch(UnitLine open, long giveUp) throws LinkLostException {
    Snapshot now = new Snapshot(profile);
    ModbusPoint point = profile.contacts().get(Contact.LATCH);
    if (point == null) {
      throw new IllegalStateException("a profile without latch");
    }
    Snapshot.Block block = now.blockOf(point);
    if (!(open.exchange(block.request(), UnitLine.ANY, giveUp) instanceof Reply.Done(var found))) {
      return Optional.empty();
    }
    now.put(block, found);
    return Optional.of(new GateAnswer.Latched(senses.readLatch(now)));
  }

  private static Optional<GateAnswer> answer(Reply reply) {
    return switch (reply) {
      case Reply.Done _ -> Optional.of(new GateAnswer.Done());
      case Reply.Refused _ -> Optional.of(new GateAnswer.Refused());
      case Reply.Unknown _ -> Optional.empty();
    };
  }

  private void show(UnitLine open, LaneSignal signal) throws LinkLostException {
    if (write(open, writes.lamps(signal)) && write(open, writes.tone(signal))) {
      outbox.shown(signal);
      shown = signal;
      refreshAt = System.nanoTime() + REFRESH_NANOS;
    }
  }

  private void prompt(UnitLine open, String text) throws LinkLostException {
    if (write(open, writes.text(text))) {
      outbox.prompted(text);
      prompted = text;
    }
  }

  private void refresh(UnitLine open) throws LinkLostException {
    refreshAt = System.nanoTime() + REFRESH_NANOS;
    LaneSignal signal = shown;
    String text = prompted;
    if (signal != null) {
      write(open, writes.lamps(signal));
    }
    if (text != null) {
      write(open, writes.text(text));
    }
  }

  /**
   * Writes what is shown, unless a caller waits for something else; false if it has to be tried
   * again. What a controller refuses to show is shown as well as it can be.
   */
  private boolean write(UnitLine open, List<ModbusRequest> requests) throws LinkLostException {
    for (ModbusRequest request : requests) {
      if (outbox.urgent()
          || open.exchange(request, 1, System.nanoTime()) instanceof Reply.Unknown) {
        return false;
      }
    }
    return true;
  }
}
