// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.List;

/** The ways in which a device of a lane can be attached. */
public enum DeviceDriver {
  /** The device hangs on the lane controller. */
  CONTROLLER(0, 0, 0),
  /** A gate controller that speaks OSDP (IEC 60839-11-5) on a serial port. */
  OSDP(115_200, 0, 126),
  /** A gate controller that speaks Modbus RTU on a serial port; a profile names its registers. */
  MODBUS(19_200, 1, 247),
  /** A scanner on a serial port that sends each code as text with a terminator. */
  TEXT(115_200, 0, 0);

  private final int usualBaudRate;
  private final int leastAddress;
  private final int mostAddress;

  DeviceDriver(int usualBaudRate, int leastAddress, int mostAddress) {
    this.usualBaudRate = usualBaudRate;
    this.leastAddress = leastAddress;
    this.mostAddress = mostAddress;
  }

  /** Whether a device of this role can be attached so. */
  public boolean drives(DeviceRole role) {
    return switch (this) {
      case CONTROLLER -> role != DeviceRole.CONTROLLER;
      case OSDP, MODBUS -> role == DeviceRole.GATE;
      case TEXT -> role == DeviceRole.SCANNER;
    };
  }

  /** Whether the device hangs on a serial port of this server. */
  public boolean serial() {
    return usualBaudRate > 0;
  }

  /** Whether several devices share a port, each with its address. */
  public boolean bus() {
    return mostAddress > 0;
  }

  /** The lowest address on a bus, which is also the usual one; 0 where there is no bus. */
  public int leastAddress() {
    return leastAddress;
  }

  /** The highest address on a bus; 0 where there is no bus. */
  public int mostAddress() {
    return mostAddress;
  }

  /** What can be said about how it works. */
  public List<DeviceOption> options() {
    return switch (this) {
      case CONTROLLER, OSDP -> List.of();
      case MODBUS ->
          List.of(
              new DeviceOption(
                  "profile",
                  GateProfiles.GENERIC,
                  "name of the register map, a-z, 0-9 and hyphens, at most 40 characters",
                  value -> value.matches("[a-z0-9][a-z0-9-]{0,39}")),
              DeviceOption.choice(
                  "parity",
                  List.of("NONE", "EVEN"),
                  "NONE",
                  "the parity bit of each byte, with one stop bit"));
      case TEXT ->
          List.of(
              DeviceOption.number(
                  "duplicateMillis",
                  0,
                  60_000,
                  2000,
                  "milliseconds within which a repeated code is the same one"));
    };
  }

  /** The baud rate where none is named; 0 if the device hangs on no port. */
  public int usualBaudRate() {
    return usualBaudRate;
  }
}
