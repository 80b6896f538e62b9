// SPDX-License-Identifier: Apache-2.0

/** Journey tokens of air passengers, from check-in to their destruction. */
@NullMarked
package org.clearlane.enrollment.journey;

import org.jspecify.annotations.NullMarked;
