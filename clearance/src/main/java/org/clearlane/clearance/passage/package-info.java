// SPDX-License-Identifier: Apache-2.0

/** Passages and exit/entry records as they are stored. */
@NullMarked
package org.clearlane.clearance.passage;

import org.jspecify.annotations.NullMarked;
