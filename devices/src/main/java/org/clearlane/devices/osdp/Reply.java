// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import java.util.BitSet;
import java.util.HexFormat;

/** What the peripheral device answered (SIA OSDP 2.2, section 7). */
public sealed interface Reply {
  /** 7.1: accepted; for a POLL: nothing happened. */
  record Ack() implements Reply {}

  /**
   * 7.2: refused.
   *
   * @param reason error code; 1 check, 2 length, 3 unknown command, 4 sequence, 5 security
   *     unsupported, 6 security required, 9 record; further bytes are ignored
   */
  record Nak(int reason) implements Reply {}

  /**
   * 7.4: who the device is.
   *
   * @param vendor the IEEE vendor number, six hexadecimal digits
   */
  record Identity(
      String vendor, int model, int version, long serial, int major, int minor, int build)
      implements Reply {}

  /**
   * 7.5: what the device can do, as far as a gate needs it.
   *
   * @param inputs number of monitored contacts (function 1)
   * @param outputs number of outputs (function 2)
   */
  record Capabilities(int inputs, int outputs) implements Reply {}

  /** 7.6: tamper contact and power failure. */
  record LocalStatus(boolean tamper, boolean powerFailure) implements Reply {}

  /**
   * 7.7: the inputs.
   *
   * @param count how many the device has
   * @param active those that are on; not to be changed
   */
  record InputStatus(int count, BitSet active) implements Reply {}

  /** 7.8: the outputs, in the same form. */
  record OutputStatus(int count, BitSet active) implements Reply {}

  /** 7.18: ask again later. */
  record Busy() implements Reply {}

  /** A reply with another code, or one whose data have a wrong length. */
  record Unusable(int code, int length) implements Reply {
    @Override
    public String toString() {
      return "reply " + HexFormat.of().toHexDigits((byte) code) + " with " + length + " bytes";
    }
  }
}
