// SPDX-License-Identifier: Apache-2.0

/** A gate behind an OSDP controller. */
@NullMarked
package org.clearlane.devices.gate;

import org.jspecify.annotations.NullMarked;
