// SPDX-License-Identifier: Apache-2.0

/**
 * A travel document's chip in software (ICAO Doc 9303, parts 10 to 12): it answers commands as the
 * chip of a passport does, signed by a state of its own, and can be spoilt in every way that a
 * reader must notice. Written from the standard, without the library that reads chips.
 */
@NullMarked
package org.clearlane.emulator.chip;

import org.jspecify.annotations.NullMarked;
