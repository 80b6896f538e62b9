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

/** The device thread's part of a gate: greets the controller, carries out orders, polls. */
final class GateSession implements LinkSession {
  private static final System.Logger LOG = System.getLogger(GateSession.class.getName());

  private final GateWiring wiring;
  private final OsdpTiming timing;
  private final LinkHealth health;
  private final Outbox outbox;
  private final InputWatch watch;
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
          work(panel);
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

  private void work(ControlPanel panel) throws LinkLostException {
    long pollAt = System.nanoTime() + (refreshDue ? 0 : timing.poll().toNanos());
    switch (outbox.take(pollAt)) {
      case Order order -> carryOut(panel, order);
      case Work.Show(LaneSignal signal) -> show(panel, signal);
      case Work.Idle _ -> lookAfter(panel);
    }
  }

  private void carryOut(ControlPanel panel, Order order) throws LinkLostException {
    if (!order.claim()) {
      return;
    }
    Exchange exchange = new Exchange.Silent();
    try {
      exchange = panel.exchange(order.command(), order.giveUp());
      if (exchange instanceof Exchange.Answered answered
          && answered.reply() instanceof Reply.InputStatus inputs) {
        watch.answer(inputs);
      }
    } finally {
      order.complete(exchange); // whatever happened: the caller waits
    }
  }

  private void show(ControlPanel panel, LaneSignal signal) throws LinkLostException {
    for (Command command : commands(signal)) {
      if (panel.exchange(command, patience()) instanceof Exchange.Silent) {
        return; // tried again after the next greeting
      }
    }
    outbox.shown(signal);
  }

  private void lookAfter(ControlPanel panel) throws LinkLostException {
    if (refreshDue || System.nanoTime() - refreshAt >= 0) {
      refreshDue = false;
      refreshAt = System.nanoTime() + timing.refresh().toNanos();
      ask(panel, Command.localStatus());
      ask(panel, Command.inputStatus());
    } else if (panel.exchange(Command.poll(), patience()) instanceof Exchange.Answered answered) {
      switch (answered.reply()) {
        case Reply.InputStatus inputs -> {
          watch.report(inputs);
          refreshDue = true;
        }
        case Reply.LocalStatus local -> watch.local(local);
        default -> {}
      }
    }
  }

  private void ask(ControlPanel panel, Command question) throws LinkLostException {
    if (panel.atStart()) {
      return; // the question before was not answered
    }
    if (panel.exchange(question, patience()) instanceof Exchange.Answered answered) {
      switch (answered.reply()) {
        case Reply.InputStatus inputs -> watch.answer(inputs);
        case Reply.LocalStatus local -> watch.local(local);
        default -> {}
      }
    }
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
