// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;

/** Understands replies. */
final class Replies {
  static final int ACK = 0x40;
  static final int NAK = 0x41;
  static final int PDID = 0x45;
  static final int PDCAP = 0x46;
  static final int LSTATR = 0x48;
  static final int ISTATR = 0x49;
  static final int OSTATR = 0x4A;
  static final int RSTATR = 0x4B;
  static final int RAW = 0x50;
  static final int KEYPAD = 0x53;
  static final int COM = 0x54;
  static final int FTSTAT = 0x7A;
  static final int MFGREP = 0x90;
  static final int CCRYPT = 0x76;
  static final int RMAC_I = 0x78;
  static final int BUSY = 0x79;

  private static final int IDENTITY_LENGTH = 12;
  private static final int CAPABILITY_LENGTH = 3;
  private static final int CONTACTS = 1;
  private static final int OUTPUTS = 2;
  private static final int TEXT = 6;
  private static final int CHECK = 8;
  private static final int SECURITY = 9;
  private static final int RECEIVE = 10;

  private Replies() {}

  static Reply of(Frame frame) {
    byte[] data = frame.data();
    return switch (frame.code()) {
      case ACK -> new Reply.Ack();
      case NAK -> data.length > 0 ? new Reply.Nak(data[0] & 0xFF) : unusable(frame);
      case PDID -> data.length == IDENTITY_LENGTH ? identity(data) : unusable(frame);
      case PDCAP -> data.length % CAPABILITY_LENGTH == 0 ? capabilities(data) : unusable(frame);
      case LSTATR ->
          data.length == 2 ? new Reply.LocalStatus(data[0] != 0, data[1] != 0) : unusable(frame);
      case ISTATR -> new Reply.InputStatus(data.length, active(data));
      case OSTATR -> new Reply.OutputStatus(data.length, active(data));
      case RSTATR -> new Reply.ReaderStatus(data);
      case RAW -> data.length >= 4 ? card(data) : unusable(frame);
      case KEYPAD ->
          data.length >= 2 && data.length == 2 + (data[1] & 0xFF)
              ? new Reply.Keypad(
                  data[0] & 0xFF, new String(data, 2, data.length - 2, StandardCharsets.US_ASCII))
              : unusable(frame);
      case COM ->
          data.length == 5
              ? new Reply.Communication(data[0] & 0xFF, little(data).getInt(1))
              : unusable(frame);
      case FTSTAT ->
          data.length == 7
              ? new Reply.FileStatus(
                  data[0] & 0xFF,
                  little(data).getShort(1) & 0xFFFF,
                  little(data).getShort(3),
                  little(data).getShort(5) & 0xFFFF)
              : unusable(frame);
      case MFGREP ->
          data.length >= 3
              ? new Reply.Manufacturer(
                  ((data[0] & 0xFF) << 16) | ((data[1] & 0xFF) << 8) | (data[2] & 0xFF),
                  Arrays.copyOfRange(data, 3, data.length))
              : unusable(frame);
      case BUSY -> new Reply.Busy();
      default -> unusable(frame);
    };
  }

  private static Reply unusable(Frame frame) {
    return new Reply.Unusable(frame.code(), frame.data().length);
  }

  private static Reply identity(byte[] data) {
    ByteBuffer buffer = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    String vendor = HexFormat.of().withUpperCase().formatHex(data, 0, 3);
    return new Reply.Identity(
        vendor,
        data[3] & 0xFF,
        data[4] & 0xFF,
        buffer.getInt(5) & 0xFFFF_FFFFL,
        data[9] & 0xFF,
        data[10] & 0xFF,
        data[11] & 0xFF);
  }

  private static Reply capabilities(byte[] data) {
    int inputs = 0;
    int outputs = 0;
    boolean text = false;
    boolean crc = false;
    boolean secure = false;
    int receive = 0;
    for (int i = 0; i < data.length; i += CAPABILITY_LENGTH) {
      int compliance = data[i + 1] & 0xFF;
      int items = data[i + 2] & 0xFF;
      switch (data[i]) {
        case CONTACTS -> inputs = items;
        case OUTPUTS -> outputs = items;
        case TEXT -> text = compliance > 0;
        case CHECK -> crc = compliance > 0;
        case SECURITY -> secure = (compliance & 1) != 0;
        case RECEIVE -> receive = compliance | items << 8;
        default -> {}
      }
    }
    return new Reply.Capabilities(inputs, outputs, text, crc, secure, receive);
  }

  private static Reply card(byte[] data) {
    return new Reply.Card(
        data[0] & 0xFF,
        data[1] & 0xFF,
        little(data).getShort(2) & 0xFFFF,
        Arrays.copyOfRange(data, 4, data.length));
  }

  private static ByteBuffer little(byte[] data) {
    return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static BitSet active(byte[] data) {
    BitSet active = new BitSet(data.length);
    for (int i = 0; i < data.length; i++) {
      active.set(i, data[i] != 0);
    }
    return active;
  }
}
