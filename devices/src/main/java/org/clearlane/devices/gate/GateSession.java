// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.util.List;
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
import org.clearlane.devices.serial.LinkSession;
import org.clearlane.devices.serial.SerialLink;
import org.clearlane.devices.serial.StopSignal;
import org.jspecify.annotations.Nullable;

/** The device thread's part of a gate: greets the controller, carries out orders, polls. */
final class GateSession implements LinkSession {
  private static final System.Logger LOG = System.getLogger(GateSession.class.getName());

  private final GateWiring wiring;
  private final OsdpTiming timing;
  private final LinkHealth health;
  private final Outbox outbox;
  private final InputWatch watch;
  private boolean pollAgain;
  private boolean refreshDue;
  private long refreshAt;

  GateSession(
      GateWiring wiring, OsdpTiming timing, LinkHealth health, Outbox outbox, InputWatch watch) {
    this.wiring = wiring;
    this.timing = timing;
    this.health = health;
    this.outbox = outbox;
    this.watch = watch;
  }

  @Override
  public void wake() {
    outbox.wake();
  }

  @Override
  public void converse(SerialLink link, StopSignal stop) throws LinkLostException {
    ControlPanel panel =
        new ControlPanel(link, wiring.osdpAddress(), wiring.port().baudRate(), timing, health);
    try {
      while (!stop.raised()) {
        if (panel.silence().compareTo(timing.silence()) > 0) {
          throw new LinkLostException("no reply for " + timing.silence().toMillis() + " ms");
        }
        if (!panel.atStart() || greet(panel, stop)) {
          work(panel, stop);
        }
      }
    } finally {
      outbox.suspend();
    }
  }

  /** Begins the conversation; false if the controller did not join in. */
  private boolean greet(ControlPanel panel, StopSignal stop) throws LinkLostException {
    if (!(panel.exchange(Command.identify(), patience()) instanceof Exchange.Answered who)) {
      return false;
    }
    if (who.reply() instanceof Reply.Nak nak && nak.reason() == 6) {
      throw new LinkLostException("the gate controller insists on the secure channel");
    }
    if (panel.atStart()) {
      stop.raisedWithin(timing.poll().toNanos()); // refused at once: do not ask again at once
      return false;
    }
    if (health.status().state() == LinkState.CONNECTING) {
      LOG.log(INFO, "gate controller {0}", who.reply());
      checkSize(panel);
      health.enter(LinkState.ONLINE);
    }
    watch.reportsInterrupted();
    outbox.open();
    refreshDue = true;
    pollAgain = true;
    return true;
  }

  private void checkSize(ControlPanel panel) throws LinkLostException {
    GateMap map = wiring.map();
    if (panel.exchange(Command.capabilities(), patience()) instanceof Exchange.Answered answered
        && answered.reply() instanceof Reply.Capabilities can
        && (can.outputs() <= Math.max(map.doorOutput(), map.latchResetOutput())
            || can.inputs() <= map.latchInput())) {
      LOG.log(WARNING, "the gate map names more inputs or outputs than the controller: {0}", can);
    }
  }

  private void work(ControlPanel panel, StopSignal stop) throws LinkLostException {
    long pollAt = System.nanoTime() + (pollAgain ? 0 : timing.poll().toNanos());
    switch (outbox.take(pollAt)) {
      case Order order -> carryOut(panel, order, stop);
      case Work.Show(LaneSignal signal) -> show(panel, signal);
      case Work.Idle _ -> lookAfter(panel);
    }
  }

  private void carryOut(ControlPanel panel, Order order, StopSignal stop) throws LinkLostException {
    if (order.late()) {
      order.drop(); // its caller is about to leave
    }
    if (!order.claim()) {
      return;
    }
    Exchange exchange = new Exchange.Silent();
    try {
      exchange = panel.exchange(order.command(), order.giveUp());
      if (lostCount(exchange) && greet(panel, stop) && !order.late()) {
        exchange = panel.exchange(order.command(), order.giveUp());
      }
      if (exchange instanceof Exchange.Answered answered
          && answered.reply() instanceof Reply.InputStatus inputs) {
        watch.answer(inputs, false);
      }
    } finally {
      order.complete(exchange); // whatever happened: the caller waits
    }
  }

  /**
   * Whether the controller refused the sequence number at once, because it was restarted: then the
   * command was not executed and may be given again.
   */
  private static boolean lostCount(Exchange exchange) {
    return exchange instanceof Exchange.Answered(Reply.Nak nak, int transmissions)
        && nak.reason() == 4
        && transmissions == 1;
  }

  private void show(ControlPanel panel, LaneSignal signal) throws LinkLostException {
    for (Command command : commands(signal)) {
      if (panel.exchange(command, patience()) instanceof Exchange.Silent) {
        return; // tried again after the next greeting
      }
    }
    outbox.shown(signal);
  }

  /** Fetches reports until none is left, then, if there were any or it is time, asks for all. */
  private void lookAfter(ControlPanel panel) throws LinkLostException {
    pollAgain = false;
    if (!(panel.exchange(Command.poll(), patience()) instanceof Exchange.Answered answered)) {
      return;
    }
    switch (answered.reply()) {
      case Reply.InputStatus inputs -> {
        watch.report(inputs);
        pollAgain = true;
        refreshDue = true;
      }
      case Reply.LocalStatus local -> {
        watch.local(local);
        pollAgain = true;
      }
      default -> refresh(panel);
    }
  }

  private void refresh(ControlPanel panel) throws LinkLostException {
    if (!refreshDue && System.nanoTime() - refreshAt < 0) {
      return;
    }
    refreshDue = false;
    refreshAt = System.nanoTime() + timing.refresh().toNanos();
    if (ask(panel, Command.localStatus()) instanceof Reply.LocalStatus local) {
      watch.local(local);
    }
    if (ask(panel, Command.inputStatus()) instanceof Reply.InputStatus inputs) {
      watch.answer(inputs, true);
    }
  }

  private @Nullable Reply ask(ControlPanel panel, Command question) throws LinkLostException {
    // At the start of a conversation only the greeting may be said.
    return !panel.atStart()
            && panel.exchange(question, patience()) instanceof Exchange.Answered answered
        ? answered.reply()
        : null;
  }

  /** Room for three transmissions: two losses in a row are repaired without beginning again. */
  private long patience() {
    return System.nanoTime() + timing.reply().toNanos() * 7 / 2;
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
