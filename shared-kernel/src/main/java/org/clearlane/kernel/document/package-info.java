// SPDX-License-Identifier: Apache-2.0

/** Machine-readable zones by ICAO Doc 9303: layout, check digits, dates, names. */
@NullMarked
package org.clearlane.kernel.document;

import org.jspecify.annotations.NullMarked;
