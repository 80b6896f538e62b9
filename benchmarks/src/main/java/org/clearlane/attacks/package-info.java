// SPDX-License-Identifier: Apache-2.0

/** Simulates presentation attacks from still pictures and measures how many are noticed. */
@NullMarked
package org.clearlane.attacks;

import org.jspecify.annotations.NullMarked;
