// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import java.util.BitSet;
import java.util.HexFormat;

/** What the peripheral device answered (SIA OSDP 2.2, replies). */
public sealed interface Reply {
  /** osdp_ACK: accepted; for a POLL: nothing happened. */
  record Ack() implements Reply {}

  /**
   * osdp_NAK: refused.
   *
   * @param reason error code; 1 check, 2 length, 3 unknown command, 4 sequence, 5 security
   *     unsupported, 6 security required, 9 record; further bytes are ignored
   */
  record Nak(int reason) implements Reply {}

  /**
   * osdp_PDID: who the device is.
   *
   * @param vendor the IEEE vendor number, six hexadecimal digits
   */
  record Identity(
      String vendor, int model, int version, long serial, int major, int minor, int build)
      implements Reply {}

  /**
   * osdp_PDCAP: what the device can do, as far as a gate needs it.
   *
   * @param inputs number of monitored contacts (function 1)
   * @param outputs number of outputs (function 2)
   * @param text whether it shows texts (function 6)
   * @param crc whether it knows the CRC (function 8)
   * @param secure whether it knows the secure channel (function 9)
   * @param receive the longest message that it takes, in bytes (function 10); 0 if it does not tell
   */
  record Capabilities(
      int inputs, int outputs, boolean text, boolean crc, boolean secure, int receive)
      implements Reply {}

  /** osdp_LSTATR: tamper contact and power failure. */
  record LocalStatus(boolean tamper, boolean powerFailure) implements Reply {}

  /**
   * osdp_ISTATR: the inputs.
   *
   * @param count how many the device has
   * @param active those that are on; not to be changed
   */
  record InputStatus(int count, BitSet active) implements Reply {}

  /** osdp_OSTATR: the outputs, in the same form. */
  record OutputStatus(int count, BitSet active) implements Reply {}

  /**
   * osdp_RSTATR: the readers' housings.
   *
   * @param status for each reader 0 normal, 1 not connected, 2 tamper; not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record ReaderStatus(byte[] status) implements Reply {}

  /**
   * osdp_RAW: a card was read.
   *
   * @param bits how many bits count
   * @param data the bits, personal data; not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Card(int reader, int format, int bits, byte[] data) implements Reply {
    /** Hides the card. */
    @Override
    public String toString() {
      return "Card[" + bits + " bits]";
    }
  }

  /** osdp_KEYPAD: digits were typed; they are hidden from logs. */
  record Keypad(int reader, String digits) implements Reply {
    @Override
    public String toString() {
      return "Keypad[" + digits.length() + " digits]";
    }
  }

  /** osdp_COM: the address and rate that the device takes after this reply. */
  record Communication(int address, int baudRate) implements Reply {}

  /**
   * osdp_FTSTAT: how a file transfer goes.
   *
   * @param action bit 0: other commands may come between; bit 1: leave the secure channel; bit 2:
   *     ask with POLL
   * @param delay milliseconds before the next piece
   * @param detail 0 go on, 1 processed, 2 restarts, 3 still busy, below 0 failed
   * @param most longest next message; 0 as before
   */
  record FileStatus(int action, int delay, int detail, int most) implements Reply {}

  /** osdp_MFGREP: the answer to a command of the device's maker; data are not to be changed. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Manufacturer(int vendor, byte[] data) implements Reply {}

  /** osdp_BUSY: ask again later. */
  record Busy() implements Reply {}

  /** A reply with another code, or one whose data have a wrong length. */
  record Unusable(int code, int length) implements Reply {
    @Override
    public String toString() {
      return "reply " + HexFormat.of().toHexDigits((byte) code) + " with " + length + " bytes";
    }
  }
}
