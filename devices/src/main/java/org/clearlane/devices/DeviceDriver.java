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
  TEXT(115_200, 0, 0),
  /** A document reader on a serial port that speaks the command set of Elyctis. */
  ELYCTIS(9600, 0, 0),
  /** A document reader on a serial port that sends lines between a start and an end byte. */
  MRZ_TEXT(9600, 0, 0),
  /** A fingerprint sensor of the ZFM-20, R30x or AS608 kind on a serial port. */
  ZFM(57_600, 0, 0),
  /** A scanner on a serial port that sends text and takes Honeywell's serial commands. */
  HONEYWELL(115_200, 0, 0),
  /** A scanner on a serial port that sends text and takes Newland's serial commands. */
  NEWLAND(9600, 0, 0),
  /** A scanner on a serial port that speaks Zebra's Simple Serial Interface. */
  ZEBRA_SSI(9600, 0, 0);

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
      case CONTROLLER -> role == DeviceRole.SCANNER || role == DeviceRole.GATE;
      case OSDP, MODBUS -> role == DeviceRole.GATE;
      case ELYCTIS, MRZ_TEXT -> role == DeviceRole.DOCUMENT_READER;
      case ZFM -> role == DeviceRole.FINGERPRINT_SENSOR;
      case TEXT, HONEYWELL, NEWLAND, ZEBRA_SSI -> role == DeviceRole.SCANNER;
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
      case CONTROLLER, ELYCTIS -> List.of();
      case OSDP -> GateMap.options();
      case MODBUS ->
          List.of(
              new DeviceOption(
                  "profile",
                  GateProfiles.GENERIC,
                  "name of the register map, a-z, 0-9 and hyphens, at most 40 characters",
                  value -> value.matches("[a-z0-9][a-z0-9-]{0,39}")),
              DeviceOption.choice(
                  "parity",
                  "the parity bit of each byte, with one stop bit",
                  List.of("NONE", "EVEN")));
      case TEXT, HONEYWELL, NEWLAND, ZEBRA_SSI -> ScannerOptions.of(this);
      case MRZ_TEXT ->
          List.of(
              DeviceOption.number(
                  "start", 1, 31, 2, "the byte before the first line, not LF or CR"),
              DeviceOption.number("end", 1, 31, 3, "the byte behind the last line, not LF or CR"));
      case ZFM ->
          List.of(
              DeviceOption.word("password", "00000000", "what unlocks the sensor"),
              DeviceOption.word("sensorAddress", "FFFFFFFF", "the sensor's address"),
              DeviceOption.choice(
                  "packetSize",
                  "bytes of a picture in one packet",
                  List.of("KEEP", "32", "64", "128", "256")));
    };
  }

  /** The baud rate where none is named; 0 if the device hangs on no port. */
  public int usualBaudRate() {
    return usualBaudRate;
  }
}
