// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A command to the peripheral device, ready to be framed (SIA OSDP 2.2, commands). */
public final class Command {
  private static final byte[] NOTHING = {};

  private final String name;
  private final int code;
  private final byte[] data;

  private Command(String name, int code, byte... data) {
    this.name = name;
    this.code = code;
    this.data = data;
  }

  /** osdp_POLL: asks for an event, or just whether the device is there. */
  public static Command poll() {
    return new Command("POLL", 0x60, NOTHING);
  }

  /** osdp_ID: asks for the device's identification. */
  public static Command identify() {
    return new Command("ID", 0x61, (byte) 0);
  }

  /** osdp_CAP: asks for the device's capabilities. */
  public static Command capabilities() {
    return new Command("CAP", 0x62, (byte) 0);
  }

  /** osdp_LSTAT: asks for tamper and power. */
  public static Command localStatus() {
    return new Command("LSTAT", 0x64, NOTHING);
  }

  /** osdp_ISTAT: asks for all inputs. */
  public static Command inputStatus() {
    return new Command("ISTAT", 0x65, NOTHING);
  }

  /** osdp_OSTAT: asks for all outputs. */
  public static Command outputStatus() {
    return new Command("OSTAT", 0x66, NOTHING);
  }

  /**
   * osdp_OUT: switches an output on for a time that the device itself measures (control code 5).
   *
   * @param output 0 to 255
   * @param tenths the time in steps of 100 ms, 1 to 65535
   */
  public static Command pulse(int output, int tenths) {
    ByteBuffer buffer = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put((byte) output).put((byte) 5).putShort((short) tenths);
    return new Command("OUT", 0x68, buffer.array());
  }

  /**
   * osdp_LED: shows a colour from now on, steadily.
   *
   * @param reader 0 to 255
   * @param led 0 to 255
   */
  public static Command light(int reader, int led, LampColor color) {
    byte code = color.code();
    // A temporary part that cancels what may be running, then the permanent part, on without pause.
    return new Command(
        "LED",
        0x69,
        (byte) reader,
        (byte) led,
        (byte) 1,
        (byte) 0,
        (byte) 0,
        (byte) 0,
        (byte) 0,
        (byte) 0,
        (byte) 0,
        (byte) 1,
        (byte) 1,
        (byte) 0,
        code,
        (byte) 0);
  }

  /**
   * osdp_BUZ: sounds tones.
   *
   * @param onTenths length of a tone, 1 to 255 steps of 100 ms
   * @param offTenths pause after it
   * @param count how many, 1 to 255
   */
  public static Command buzz(int reader, int onTenths, int offTenths, int count) {
    return new Command(
        "BUZ", 0x6A, (byte) reader, (byte) 2, (byte) onTenths, (byte) offTenths, (byte) count);
  }

  /**
   * osdp_TEXT: shows a text from now on, without wrapping, in the upper left corner.
   *
   * @param text at most 32 printable ASCII characters
   */
  public static Command text(int reader, String text) {
    byte[] characters = text.getBytes(StandardCharsets.US_ASCII);
    if (characters.length > 32) {
      throw new IllegalArgumentException("a display text has at most 32 characters");
    }
    ByteBuffer buffer = ByteBuffer.allocate(6 + characters.length);
    buffer.put((byte) reader).put((byte) 1).put((byte) 0).put((byte) 1).put((byte) 1);
    buffer.put((byte) characters.length).put(characters);
    return new Command("TEXT", 0x6B, buffer.array());
  }

  Frame frame(int address, int sequence, FrameCheck check) {
    return Frame.plain(address, sequence, check, code, data);
  }

  /** The command's name; its data do not show. */
  @Override
  public String toString() {
    return name;
  }
}
