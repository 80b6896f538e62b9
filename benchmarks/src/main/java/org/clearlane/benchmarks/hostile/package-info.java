// SPDX-License-Identifier: Apache-2.0

/** Damaged and hostile pictures, put through the face matcher's door. */
@NullMarked
package org.clearlane.benchmarks.hostile;

import org.jspecify.annotations.NullMarked;
