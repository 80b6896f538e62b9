// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.clearlane.devices.ChannelSecurity;
import org.clearlane.devices.GateMap;
import org.clearlane.devices.GateWiring;
import org.clearlane.devices.LaneSignal;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.osdp.Command;
import org.clearlane.devices.osdp.ControlPanel;
import org.clearlane.devices.osdp.Exchange;
import org.clearlane.devices.osdp.LampColor;
import org.clearlane.devices.osdp.OsdpTiming;
import org.clearlane.devices.osdp.Reply;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.SerialLink;
import org.clearlane.devices.serial.StopSignal;
import org.jspecify.annotations.Nullable;

/** The bus thread's part of a gate: greets the controller, carries out orders, polls. */
final class GateSession implements BusMember {
  private static final System.Logger LOG = System.getLogger(GateSession.class.getName());

  /** A controller that refuses the conversation is asked again after this time. */
  private static final long REFUSED_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** A silent controller is asked again at last so seldom, if the line has others. */
  private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final GateWiring wiring;
  private final OsdpTiming timing;
  private final LinkHealth health;
  private final Outbox<Command, Exchange.Answered> outbox;
  private final InputWatch watch;
  private final Greeting greeting;
  private @Nullable ControlPanel panel;
  private boolean alone = true;
  private @Nullable GateContacts answeredContacts;
  private @Nullable Boolean answeredTamper;
  private boolean pollAgain;
  private boolean refreshDue;
  private long refreshAt;
  private long pollAt;
  private long retryAt;
  private int failures;
  private boolean tailgating;
  private boolean toldShort;

  GateSession(
      GateWiring wiring,
      OsdpTiming timing,
      LinkHealth health,
      Outbox<Command, Exchange.Answered> outbox,
      InputWatch watch) {
    this.wiring = wiring;
    this.timing = timing;
    this.health = health;
    this.outbox = outbox;
    this.watch = watch;
    this.greeting = new Greeting(wiring);
  }

  @Override
  public int address() {
    return wiring.osdpAddress();
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
    ControlPanel begun =
        new ControlPanel(
            link, wiring.osdpAddress(), wiring.port().baudRate(), timing, health, interlude::run);
    if (wiring.security() != ChannelSecurity.NONE) {
      begun.sayNothingPlain();
    }
    panel = begun;
    retryAt = System.nanoTime();
    failures = 0;
  }

  @Override
  public boolean begun() {
    return panel != null;
  }

  @Override
  public void end() {
    panel = null;
    outbox.suspend();
  }

  @Override
  public boolean urgent() {
    return outbox.urgent();
  }

  @Override
  public boolean silentFor(Duration time) {
    ControlPanel open = panel;
    return open != null && open.silence().compareTo(time) > 0;
  }

  @Override
  public long dueAt(long now) {
    ControlPanel open = panel;
    if (open == null || open.atStart()) {
      return retryAt;
    }
    return pollAgain || outbox.urgent() || outbox.pending() ? now : pollAt;
  }

  @Override
  public void turn(StopSignal stop, boolean lone) throws LinkLostException {
    ControlPanel open = panel;
    alone = lone;
    if (open == null) {
      return;
    }
    if (!open.atStart()) {
      work(open);
    } else if (greet(open)) {
      failures = 0;
    } else if (open.silence().compareTo(timing.silence()) > 0) {
      lost("no reply for " + timing.silence().toMillis() + " ms");
    }
  }

  @Override
  public void rush() throws LinkLostException {
    ControlPanel open = panel;
    if (open != null
        && !open.atStart()
        && outbox.next() instanceof Order<Command, Exchange.Answered> order) {
      carryOut(open, order);
    }
  }

  /** Begins the conversation; false if the controller did not join in. */
  private boolean greet(ControlPanel open) throws LinkLostException {
    Greeting.Result result = greeting.greet(open, alone ? patience() : once());
    switch (result) {
      case Greeting.Result.Refused(String reason) -> {
        if (alone) {
          throw new LinkLostException(reason);
        }
        lost(reason);
        open.restart();
        retryAt = System.nanoTime() + REFUSED_NANOS;
        return false;
      }
      case Greeting.Result.Silent _ -> {
        failures = Math.min(failures + 1, 8);
        long pause = Math.min(timing.poll().toNanos() << failures, SILENT_NANOS);
        retryAt = System.nanoTime() + (alone ? 0 : pause);
        return false;
      }
      case Greeting.Result.Again _ -> {
        retryAt = System.nanoTime() + timing.poll().toNanos();
        return false;
      }
      case Greeting.Result.Joined joined -> {
        if (!health.reached()) {
          LOG.log(INFO, "gate controller {0}", joined.who());
          checkSize(joined);
          health.enter(LinkState.ONLINE);
        }
      }
    }
    watch.reportsInterrupted();
    answeredContacts = null;
    answeredTamper = null;
    outbox.open();
    refreshDue = true;
    pollAgain = true;
    return true;
  }

  /** Whether a status tells of every input of the map; one that does not says nothing of them. */
  private boolean whole(Reply.InputStatus status) {
    if (status.count() > wiring.map().mostInput()) {
      return true;
    }
    if (!toldShort) {
      toldShort = true;
      LOG.log(WARNING, "a status of {0} inputs is too short for the gate map", status.count());
    }
    return false;
  }

  private GateContacts contacts(Reply.InputStatus status) {
    GateMap map = wiring.map();
    BitSet active = status.active();
    boolean toldByItself = map.optional().tailgatingInput().isPresent();
    return new GateContacts(
        !toldByItself && active.get(map.passageInput()),
        active.get(map.latchInput()),
        active.get(map.doorInput()),
        active.get(map.fireInput()),
        on(active, map.optional().entryDoorInput()),
        on(active, map.optional().presenceInput()));
  }

  private static boolean on(BitSet active, OptionalInt input) {
    return input.isPresent() && active.get(input.getAsInt());
  }

  private void checkSize(Greeting.Result.Joined joined) {
    GateMap map = wiring.map();
    if (joined.can() instanceof Reply.Capabilities can
        && (can.outputs() <= map.mostOutput() || can.inputs() <= map.mostInput())) {
      LOG.log(WARNING, "the gate map names more inputs or outputs than the controller: {0}", can);
    }
  }

  private void work(ControlPanel open) throws LinkLostException {
    switch (outbox.next()) {
      case Order<Command, Exchange.Answered> order -> carryOut(open, order);
      case Work.Show<Command, Exchange.Answered>(LaneSignal signal) -> show(open, signal);
      case Work.Prompt<Command, Exchange.Answered>(String text) -> prompt(open, text);
      case Work.Idle<Command, Exchange.Answered> _ -> {
        lookAfter(open);
        pollAt = System.nanoTime() + timing.poll().toNanos();
      }
    }
  }

  private void carryOut(ControlPanel open, Order<Command, Exchange.Answered> order)
      throws LinkLostException {
    if (order.late()) {
      order.drop(); // its caller is about to leave
    }
    if (!order.claim()) {
      return;
    }
    Exchange exchange = new Exchange.Silent();
    try {
      exchange = open.exchange(order.command(), order.giveUp());
      if (lostCount(exchange) && greet(open) && !order.late()) {
        exchange = open.exchange(order.command(), order.giveUp());
      }
      if (exchange instanceof Exchange.Answered answered
          && answered.reply() instanceof Reply.InputStatus inputs
          && whole(inputs)) {
        watch.answer(contacts(inputs));
      }
    } finally {
      // Whatever happened: the caller waits.
      order.complete(
          exchange instanceof Exchange.Answered answered
              ? Optional.of(answered)
              : Optional.empty());
    }
  }

  /**
   * Whether the controller refused the sequence number or the lack of a channel at once, because it
   * was restarted: then the command was not executed and may be given again.
   */
  private static boolean lostCount(Exchange exchange) {
    return exchange instanceof Exchange.Answered(Reply.Nak nak, int transmissions)
        && (nak.reason() == 4 || nak.reason() == 6)
        && transmissions == 1;
  }

  private void show(ControlPanel open, LaneSignal signal) throws LinkLostException {
    for (Command command : commands(signal)) {
      if (open.exchange(command, patience()) instanceof Exchange.Silent) {
        return; // tried again after the next greeting
      }
    }
    outbox.shown(signal);
  }

  private void prompt(ControlPanel open, String text) throws LinkLostException {
    // A controller without display refuses: then there is nothing to be shown.
    if (open.exchange(Command.text(0, text), patience()) instanceof Exchange.Answered) {
      outbox.prompted(text);
    }
  }

  /**
   * Fetches reports until none is left, then, if there were any or it is time, asks for all. What
   * is answered counts once the next poll finds no report that it may have overtaken.
   */
  private void lookAfter(ControlPanel open) throws LinkLostException {
    pollAgain = false;
    if (!(open.exchange(Command.poll(), patience()) instanceof Exchange.Answered answered)) {
      return;
    }
    switch (answered.reply()) {
      case Reply.InputStatus inputs -> {
        answeredContacts = null;
        if (whole(inputs)) {
          report(inputs);
        }
        pollAgain = true;
        refreshDue = true;
      }
      case Reply.LocalStatus local -> {
        answeredTamper = null;
        watch.tamper(local.tamper());
        pollAgain = true;
        refreshDue = true;
      }
      case Reply.Ack _ -> {
        settle();
        refresh(open);
      }
      default -> refresh(open);
    }
  }

  private void report(Reply.InputStatus inputs) {
    watch.report(contacts(inputs));
    boolean before = tailgating;
    tailgating = on(inputs.active(), wiring.map().optional().tailgatingInput());
    if (tailgating && !before) {
      watch.tailgated();
    }
  }

  private void settle() {
    GateContacts contacts = answeredContacts;
    Boolean tamper = answeredTamper;
    answeredContacts = null;
    answeredTamper = null;
    if (tamper != null) {
      watch.tamper(tamper);
    }
    if (contacts != null) {
      watch.settled(contacts);
    }
  }

  private void refresh(ControlPanel open) throws LinkLostException {
    if (!refreshDue && System.nanoTime() - refreshAt < 0) {
      return;
    }
    refreshDue = false;
    refreshAt = System.nanoTime() + timing.refresh().toNanos();
    if (ask(open, Command.localStatus()) instanceof Reply.LocalStatus local) {
      answeredTamper = local.tamper();
    }
    if (ask(open, Command.inputStatus()) instanceof Reply.InputStatus inputs && whole(inputs)) {
      answeredContacts = contacts(inputs);
      watch.answer(answeredContacts);
    }
    pollAgain = true;
  }

  private @Nullable Reply ask(ControlPanel open, Command question) throws LinkLostException {
    // At the start of a conversation only the greeting may be said.
    return !open.atStart()
            && open.exchange(question, patience()) instanceof Exchange.Answered answered
        ? answered.reply()
        : null;
  }

  /** Room for three transmissions: two losses in a row are repaired without beginning again. */
  private long patience() {
    return System.nanoTime() + timing.reply().toNanos() * 7 / 2;
  }

  private long once() {
    return System.nanoTime() + timing.reply().toNanos();
  }

  private static List<Command> commands(LaneSignal signal) {
    return switch (signal) {
      case READY -> List.of(Command.light(0, 0, LampColor.BLUE));
      case WAIT -> List.of(Command.light(0, 0, LampColor.AMBER));
      case PROCEED -> List.of(Command.light(0, 0, LampColor.GREEN));
      case REFER -> List.of(Command.light(0, 0, LampColor.RED), Command.buzz(0, 2, 0, 1));
      case STOP -> List.of(Command.light(0, 0, LampColor.RED));
    };
  }
}
