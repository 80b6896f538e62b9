// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import org.clearlane.emulator.DrawnFinger;

/**
 * Somebody who is enrolled for the e-Channel.
 *
 * @param zone the machine-readable zone of the document
 * @param finger one of the enrolled ones
 */
record Holder(String zone, DrawnFinger finger) {}
