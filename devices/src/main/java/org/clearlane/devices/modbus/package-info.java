// SPDX-License-Identifier: Apache-2.0

/**
 * A gate behind a controller that speaks Modbus RTU (Modbus over Serial Line V1.02). The messages
 * are j2mod's; frames and turns are here, because the port belongs to its owner.
 */
@NullMarked
package org.clearlane.devices.modbus;

import org.jspecify.annotations.NullMarked;
