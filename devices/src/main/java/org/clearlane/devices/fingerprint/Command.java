// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

import java.nio.ByteBuffer;
import java.time.Duration;

/** What is said to the sensor: an instruction code and its parameters. */
final class Command {
  private static final Duration QUICK = Duration.ofMillis(500);

  /** The sensor lights up, exposes and judges before it answers; makers tell up to 0.5 s. */
  private static final Duration EXPOSURE = Duration.ofSeconds(1);

  /** A status byte and nothing else. */
  private static final int STATUS = 1;

  private static final byte PACKET_SIZE_PARAMETER = 6;

  private final byte[] data;
  private final Duration patience;
  private final int answerBytes;

  private Command(Duration patience, int answerBytes, byte[] data) {
    this.data = data;
    this.patience = patience;
    this.answerBytes = answerBytes;
  }

  /** VfyPwd: unlocks the sensor. */
  static Command verifyPassword(int password) {
    byte[] data = ByteBuffer.allocate(5).put((byte) 0x13).putInt(password).array();
    return new Command(QUICK, STATUS, data);
  }

  /** ReadSysPara: changes nothing, and its answer cannot be taken for that of another command. */
  static Command readParameters() {
    return new Command(QUICK, SensorParameters.BYTES, new byte[] {0x0F});
  }

  /** SetSysPara for the size of packets; the sensor keeps it without power. */
  static Command setPacketSize(int size) {
    byte[] data = {0x0E, PACKET_SIZE_PARAMETER, (byte) SensorParameters.sizeCode(size)};
    return new Command(QUICK, STATUS, data);
  }

  /** GenImg: takes a picture if a finger is there, and keeps it. */
  static Command takeImage() {
    return new Command(EXPOSURE, STATUS, new byte[] {0x01});
  }

  /** UpImage: sends the picture that the sensor keeps, in packets behind the answer. */
  static Command sendImage() {
    return new Command(QUICK, STATUS, new byte[] {0x0A});
  }

  byte[] bytes(int address) {
    return new Packet(PacketKind.COMMAND, data).bytes(address);
  }

  /** How long the answer may take. */
  Duration patience() {
    return patience;
  }

  /** Whether a packet can be the answer: of the right length, or a refusal. */
  boolean answeredBy(Packet packet) {
    byte[] answer = packet.data();
    return packet.kind() == PacketKind.ACKNOWLEDGEMENT
        && (answer.length == answerBytes || (answer.length == STATUS && answer[0] != Status.OK));
  }
}
