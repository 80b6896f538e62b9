// SPDX-License-Identifier: Apache-2.0

/** The report, its plots, and the files that others can recompute the figures from. */
@NullMarked
package org.clearlane.evaluation.report;

import org.jspecify.annotations.NullMarked;
