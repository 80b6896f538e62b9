// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.FingerprintWiring;
import org.clearlane.devices.SerialSettings;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.MemoryLine;
import org.clearlane.devices.serial.SerialLink;
import org.clearlane.devices.serial.StopSignal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DialogueTest {
  private static final int ADDRESS = FingerprintWiring.USUAL_ADDRESS;

  private final MemoryLine memory = new MemoryLine();
  private final SerialLink link;
  private final Dialogue dialogue;

  DialogueTest() throws LinkLostException {
    LinkHealth health = new LinkHealth("dialogue", DeviceRole.FINGERPRINT_SENSOR, _ -> {});
    link = memory.open(new SerialSettings("memory", 57_600));
    dialogue = new Dialogue(new SensorLine(link, ADDRESS, new StopSignal(), health), health);
  }

  @AfterEach
  void close() {
    link.close();
  }

  @Test
  void aLateAnswerIsNotTakenForThatOfTheNextCommand() throws LinkLostException {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              answerNext(Duration.ofMillis(1200), status(Status.OK));
              answerNext(Duration.ZERO, status(Status.NO_FINGER));
            });
    assertThat(dialogue.ask(Command.takeImage())).isEmpty();
    assertThat(dialogue.ask(Command.takeImage()).map(Status::of)).contains(Status.NO_FINGER);
  }

  @Test
  void anAnswerOfAnotherLengthIsThatOfAnotherCommand() throws LinkLostException {
    Thread.ofPlatform()
        .daemon()
        .start(
            () ->
                answerNext(
                    Duration.ZERO,
                    status(Status.OK),
                    new Packet(PacketKind.DATA, new byte[SensorParameters.BYTES]),
                    new Packet(PacketKind.ACKNOWLEDGEMENT, new byte[SensorParameters.BYTES])));
    Optional<Packet> answer = dialogue.ask(Command.readParameters());
    assertThat(answer.map(Packet::kind)).contains(PacketKind.ACKNOWLEDGEMENT);
    assertThat(answer.map(packet -> packet.data().length)).contains(SensorParameters.BYTES);
  }

  @Test
  void threeMissedAnswersEndIt() throws LinkLostException {
    assertThat(dialogue.ask(Command.readParameters())).isEmpty();
    assertThat(dialogue.ask(Command.readParameters())).isEmpty();
    assertThatExceptionOfType(LinkLostException.class)
        .isThrownBy(() -> dialogue.ask(Command.readParameters()));
  }

  private void answerNext(Duration late, Packet... answers) {
    Optional<byte[]> command = memory.read(5000);
    if (command.isPresent()) {
      LockSupport.parkNanos(late.toNanos());
      for (Packet answer : answers) {
        memory.write(answer.bytes(ADDRESS));
      }
    }
  }

  private static Packet status(int status) {
    return new Packet(PacketKind.ACKNOWLEDGEMENT, new byte[] {(byte) status});
  }
}
