// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import org.clearlane.devices.SerialPortInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A serial port of the server's machine. */
@Schema(name = "SerialPort")
public record SerialPortJson(
    @Schema(
            description = "What a set-up names: the stable name, where the system has one",
            examples = "/dev/serial/by-id/usb-FTDI_FT232R_A50285BI-if00-port0")
        String path,
    @Schema(examples = "/dev/ttyUSB0") String device,
    String description,
    @Schema(description = "Vendor and product of a USB adapter", examples = "0403:6001")
        @Nullable String usb) {

  static SerialPortJson of(SerialPortInfo port) {
    return new SerialPortJson(
        port.path(), port.device(), port.description(), port.usb().orElse(null));
  }
}
