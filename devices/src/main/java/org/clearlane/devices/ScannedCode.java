// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Instant;

/**
 * A bar code as the scanner sent it.
 *
 * @param text 1 to 8192 printable ASCII characters, without the terminator; personal data
 * @param at when the terminator arrived
 */
public record ScannedCode(String text, Instant at) {
  /** Hides the text: it must not come into a log. */
  @Override
  public String toString() {
    return "ScannedCode[" + text.length() + " characters, at=" + at + "]";
  }
}
