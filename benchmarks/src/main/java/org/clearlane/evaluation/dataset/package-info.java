// SPDX-License-Identifier: Apache-2.0

/** Labelled pictures in folders, and the tables that say what to compare and what to leave out. */
@NullMarked
package org.clearlane.evaluation.dataset;

import org.jspecify.annotations.NullMarked;
