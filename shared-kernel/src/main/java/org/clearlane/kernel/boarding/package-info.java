// SPDX-License-Identifier: Apache-2.0

/** The text of bar-coded boarding passes (IATA Resolution 792). */
@NullMarked
package org.clearlane.kernel.boarding;

import org.jspecify.annotations.NullMarked;
