// SPDX-License-Identifier: Apache-2.0

/**
 * Serial ports: opening, waiting, noticing that they are gone, opening again. The only place that
 * knows jSerialComm.
 */
@NullMarked
package org.clearlane.devices.serial;

import org.jspecify.annotations.NullMarked;
