// SPDX-License-Identifier: Apache-2.0

/**
 * The control panel side of OSDP (IEC 60839-11-5, SIA OSDP 2.2), in plain and through the secure
 * channel: frames, commands, replies, sequence rules.
 */
@NullMarked
package org.clearlane.devices.osdp;

import org.jspecify.annotations.NullMarked;
