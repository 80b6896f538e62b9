// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.List;

/** The ways in which a device of a lane can be attached. */
public enum DeviceDriver {
  /** The device hangs on the lane controller. */
  CONTROLLER(0, false),
  /** A gate controller that speaks OSDP (IEC 60839-11-5) on a serial port. */
  OSDP(115_200, true),
  /** A scanner on a serial port that sends each code as text with a terminator. */
  TEXT(115_200, false),
  /** A document reader on a serial port that speaks the command set of Elyctis. */
  ELYCTIS(9600, false),
  /** A document reader on a serial port that sends lines between a start and an end byte. */
  MRZ_TEXT(9600, false),
  /** A fingerprint sensor of the ZFM-20, R30x or AS608 kind on a serial port. */
  ZFM(57_600, false),
  /** A scanner on a serial port that sends text and takes Honeywell's serial commands. */
  HONEYWELL(115_200, false),
  /** A scanner on a serial port that sends text and takes Newland's serial commands. */
  NEWLAND(9600, false),
  /** A scanner on a serial port that speaks Zebra's Simple Serial Interface. */
  ZEBRA_SSI(9600, false);

  private final int usualBaudRate;
  private final boolean bus;

  DeviceDriver(int usualBaudRate, boolean bus) {
    this.usualBaudRate = usualBaudRate;
    this.bus = bus;
  }

  /** Whether a device of this role can be attached so. */
  public boolean drives(DeviceRole role) {
    return switch (this) {
      case CONTROLLER -> role == DeviceRole.SCANNER || role == DeviceRole.GATE;
      case OSDP -> role == DeviceRole.GATE;
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
    return bus;
  }

  /** What can be said about how it works. */
  public List<DeviceOption> options() {
    return switch (this) {
      case CONTROLLER, OSDP, ELYCTIS -> List.of();
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
