// SPDX-License-Identifier: Apache-2.0

/** Comparison trials: which pairs there are, and their scores. */
@NullMarked
package org.clearlane.evaluation.comparison;

import org.jspecify.annotations.NullMarked;
