// SPDX-License-Identifier: Apache-2.0

/**
 * Chips of travel documents: PC/SC readers, access, files, and every check of what was read. The
 * cryptographic conversations are JMRTD's; lengths, times and the checks of signatures and hashes
 * are decided here, over the bytes as the chip sent them.
 */
@NullMarked
package org.clearlane.devices.chip;

import org.jspecify.annotations.NullMarked;
