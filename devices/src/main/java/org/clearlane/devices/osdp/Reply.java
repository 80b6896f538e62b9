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
   */
  record Capabilities(int inputs, int outputs) implements Reply {}

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
