// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.Optional;

/**
 * A serial port of this machine.
 *
 * @param path where it is opened; the name that stays when adapters are plugged in another order,
 *     if the system gives one
 * @param device the device file that the path leads to now
 * @param description as the system or the adapter names it; may be blank
 * @param usb vendor and product number of a USB adapter, each as four hexadecimal digits with a
 *     colon between
 */
public record SerialPortInfo(
    String path, String device, String description, Optional<String> usb) {}
