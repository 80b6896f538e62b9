// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A command to the peripheral device, ready to be framed (SIA OSDP 2.2, commands). */
public final class Command {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final int KEY_SET = 0x75;
  private static final byte[] NOTHING = {};
  private static final int LED_BYTES = 14;

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
    return output(output, OutputControl.ON_FOR, bounded(tenths, 1, 65_535, "time"));
  }

  /**
   * osdp_OUT: switches one output.
   *
   * @param output 0 to 255
   * @param tenths with the controls for a time: 1 to 65535 steps of 100 ms; else 0
   */
  public static Command output(int output, OutputControl control, int tenths) {
    ByteBuffer buffer = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put((byte) bounded(output, 0, 255, "output")).put(control.code());
    buffer.putShort((short) bounded(tenths, 0, 65_535, "time"));
    return new Command("OUT", 0x68, buffer.array());
  }

  /** osdp_RSTAT: asks whether the readers' housings are whole. */
  public static Command readerStatus() {
    return new Command("RSTAT", 0x67, NOTHING);
  }

  /**
   * osdp_LED: shows a colour from now on, steadily.
   *
   * @param reader 0 to 255
   * @param led 0 to 255
   */
  public static Command light(int reader, int led, LampColor color) {
    return blink(reader, led, new Blink(1, 0, color, LampColor.NONE));
  }

  /**
   * How a lamp blinks: a colour for a time, another for a time, and again.
   *
   * @param onTenths 0 to 255 steps of 100 ms
   * @param offTenths 0 to 255 steps of 100 ms; not both 0, which devices refuse
   */
  public record Blink(int onTenths, int offTenths, LampColor on, LampColor off) {
    /**
     * @throws IllegalArgumentException if a time is out of range
     */
    public Blink {
      bounded(onTenths, 0, 255, "time");
      bounded(offTenths, onTenths == 0 ? 1 : 0, 255, "time");
    }

    private void put(ByteBuffer buffer) {
      buffer.put((byte) onTenths).put((byte) offTenths).put(on.code()).put(off.code());
    }
  }

  /** osdp_LED: blinks from now on; what was shown for a time ends. */
  public static Command blink(int reader, int led, Blink blink) {
    ByteBuffer buffer = ByteBuffer.allocate(LED_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put((byte) reader).put((byte) led);
    // A temporary part that cancels what may be running, then the permanent part.
    buffer.put((byte) 1).putInt(0).putShort((short) 0).put((byte) 1);
    blink.put(buffer);
    return new Command("LED", 0x69, buffer.array());
  }

  /**
   * osdp_LED: blinks for a time, then as before.
   *
   * @param tenths 1 to 65535 steps of 100 ms
   */
  public static Command blinkFor(int reader, int led, Blink blink, int tenths) {
    ByteBuffer buffer = ByteBuffer.allocate(LED_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put((byte) reader).put((byte) led).put((byte) 2);
    blink.put(buffer);
    buffer.putShort((short) bounded(tenths, 1, 65_535, "time")).put((byte) 0).putInt(0);
    return new Command("LED", 0x69, buffer.array());
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

  /**
   * osdp_COMSET: gives the device another address and rate, which it takes after its reply.
   *
   * @param address 0 to 126
   * @param baudRate bits per second
   */
  public static Command communication(int address, int baudRate) {
    ByteBuffer buffer = ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put((byte) bounded(address, 0, 126, "address")).putInt(baudRate);
    return new Command("COMSET", 0x6E, buffer.array());
  }

  /** osdp_KEYSET: gives the device a site key; only through the secure channel. */
  public static Command keySet(ChannelKey key) {
    byte[] bytes = key.bytes();
    ByteBuffer buffer = ByteBuffer.allocate(2 + bytes.length);
    buffer.put((byte) 1).put((byte) bytes.length).put(bytes);
    return new Command("KEYSET", KEY_SET, buffer.array());
  }

  /**
   * osdp_MFG: a command of the device's maker.
   *
   * @param vendor the maker's number, 24 bits
   */
  public static Command manufacturer(int vendor, byte[] data) {
    ByteBuffer buffer = ByteBuffer.allocate(3 + data.length);
    bounded(vendor, 0, 0xFFFFFF, "vendor");
    buffer.put((byte) (vendor >> 16)).put((byte) (vendor >> 8)).put((byte) vendor).put(data);
    return new Command("MFG", 0x80, buffer.array());
  }

  /**
   * osdp_FILETRANSFER: one piece of a file.
   *
   * @param type kind of file, as the maker numbers them
   * @param total length of the file in bytes
   * @param offset where the piece begins
   */
  public static Command filePiece(int type, int total, int offset, byte[] piece) {
    ByteBuffer buffer = ByteBuffer.allocate(11 + piece.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put((byte) type).putInt(total).putInt(offset).putShort((short) piece.length).put(piece);
    return new Command("FILETRANSFER", 0x7C, buffer.array());
  }

  /**
   * osdp_ACURXSIZE: tells how long a reply may be.
   *
   * @param bytes 128 to 1440
   */
  public static Command receiveSize(int bytes) {
    bounded(bytes, 128, Frame.LARGEST, "size");
    return new Command("ACURXSIZE", 0x7B, (byte) bytes, (byte) (bytes >> 8));
  }

  /**
   * osdp_KEEPACTIVE: asks the device to keep a card in its field.
   *
   * @param millis 0 to 65535
   */
  public static Command keepActive(int millis) {
    bounded(millis, 0, 65_535, "time");
    return new Command("KEEPACTIVE", 0xA7, (byte) millis, (byte) (millis >> 8));
  }

  /** osdp_ABORT: ends what takes several messages. */
  public static Command abort() {
    return new Command("ABORT", 0xA2, NOTHING);
  }

  private static int bounded(int value, int least, int most, String what) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(what + " must be " + least + " to " + most);
    }
    return value;
  }

  int code() {
    return code;
  }

  byte[] data() {
    return data;
  }

  Frame frame(int address, int sequence, FrameCheck check) {
    return Frame.plain(address, sequence, check, code, data);
  }

  /** The command's name and its data, but for keys. */
  @Override
  public String toString() {
    return data.length == 0 || code == KEY_SET ? name : name + " " + HEX.formatHex(data);
  }
}
