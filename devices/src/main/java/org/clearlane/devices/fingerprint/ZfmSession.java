// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.Optional;
import org.clearlane.devices.FingerprintWiring;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.LinkSession;
import org.clearlane.devices.serial.SerialLink;
import org.clearlane.devices.serial.StopSignal;

/** The device thread's part of a sensor: unlocks it, makes captures, looks whether it is alive. */
final class ZfmSession implements LinkSession {
  private static final System.Logger LOG = System.getLogger(ZfmSession.class.getName());

  /** A sensor that nobody uses is asked so often whether it is there. */
  private static final Duration IDLE = Duration.ofSeconds(5);

  private final FingerprintWiring wiring;
  private final LinkHealth health;
  private final CaptureDesk desk;

  ZfmSession(FingerprintWiring wiring, LinkHealth health, CaptureDesk desk) {
    this.wiring = wiring;
    this.health = health;
    this.desk = desk;
  }

  @Override
  public void converse(SerialLink link, StopSignal stop) throws LinkLostException {
    SensorLine line = new SensorLine(link, wiring.address(), stop, health);
    Dialogue dialogue = new Dialogue(line, health);
    try {
      if (greet(dialogue)) {
        desk.open();
        health.enter(LinkState.ONLINE);
      }
      while (!stop.raised()) {
        turn(dialogue);
      }
    } finally {
      desk.suspend();
      line.forget();
    }
  }

  private void turn(Dialogue dialogue) throws LinkLostException {
    Optional<Capture> capture = desk.next();
    if (capture.isPresent()) {
      new ImageCapture(dialogue, capture.get(), wiring.port().baudRate()).make();
    } else if (dialogue.silentFor(IDLE)) {
      dialogue.ask(Command.readParameters());
    } else {
      dialogue.line().listen();
    }
  }

  /** Unlocks the sensor and learns what it is; false if it is to stop. */
  private boolean greet(Dialogue dialogue) throws LinkLostException {
    Optional<Packet> unlocked = insist(dialogue, Command.verifyPassword(wiring.password()));
    if (unlocked.isPresent()) {
      requireUnlocked(Status.of(unlocked.get()));
    }
    Optional<Packet> answer = insist(dialogue, Command.readParameters());
    if (answer.isPresent()) {
      int status = Status.of(answer.get());
      if (status != Status.OK) {
        throw new LinkLostException(
            "the sensor does not tell its parameters, " + Status.text(status));
      }
      settle(dialogue, SensorParameters.of(answer.get()));
    }
    return answer.isPresent();
  }

  private static void requireUnlocked(int status) throws LinkLostException {
    if (status == Status.WRONG_PASSWORD) {
      throw new LinkLostException("the sensor has another password");
    }
    if (status != Status.OK) {
      throw new LinkLostException("the sensor refused the password, " + Status.text(status));
    }
  }

  private void settle(Dialogue dialogue, SensorParameters sensor) throws LinkLostException {
    LOG.log(INFO, "fingerprint sensor {0}", sensor);
    int wanted = wiring.packetSize().orElse(sensor.packetSize());
    if (wanted != sensor.packetSize()) {
      Optional<Packet> answer = insist(dialogue, Command.setPacketSize(wanted));
      if (answer.isPresent() && Status.of(answer.get()) != Status.OK) {
        LOG.log(WARNING, "the fingerprint sensor keeps its packet size");
      }
    }
  }

  /** Asks until there is an answer; empty if it is to stop. */
  private static Optional<Packet> insist(Dialogue dialogue, Command command)
      throws LinkLostException {
    Optional<Packet> answer = dialogue.ask(command);
    while (answer.isEmpty() && !dialogue.line().stopped()) {
      answer = dialogue.ask(command);
    }
    return answer;
  }
}
