// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/**
 * A bit or a register of a Modbus device (Modbus Application Protocol V1.1b3, clause 4.3).
 *
 * @param table which of the four tables it stands in
 * @param address as on the wire, from 0
 * @param bit which bit of a register, 0 the lowest; {@link #WHOLE} for a whole register, coil or
 *     discrete input
 * @param inverted whether 0 means on, as with a contact that is closed at rest
 */
public record ModbusPoint(Table table, int address, int bit, boolean inverted) {
  /** No single bit. */
  public static final int WHOLE = -1;

  /** The tables of a Modbus device. */
  public enum Table {
    /** Bits that can be written. */
    COIL(true),
    /** Bits that can only be read. */
    DISCRETE(true),
    /** Registers that can only be read. */
    INPUT(false),
    /** Registers that can be written. */
    HOLDING(false);

    private final boolean bits;

    Table(boolean bits) {
      this.bits = bits;
    }

    /** Whether it holds bits, not registers of 16 bits. */
    public boolean bits() {
      return bits;
    }
  }

  /**
   * @throws IllegalArgumentException if the address is outside 0 to 65535 or there is no such bit
   */
  public ModbusPoint {
    if (address < 0 || address > 0xFFFF) {
      throw new IllegalArgumentException("an address is 0 to 65535");
    }
    if (bit < WHOLE || bit > (table.bits() ? WHOLE : 15)) {
      throw new IllegalArgumentException("a bit is 0 to 15, of a register");
    }
  }
}
