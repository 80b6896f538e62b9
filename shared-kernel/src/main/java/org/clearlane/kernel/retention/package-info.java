// SPDX-License-Identifier: Apache-2.0

/** Applies the retention rules of all modules; internal. */
@NullMarked
package org.clearlane.kernel.retention;

import org.jspecify.annotations.NullMarked;
