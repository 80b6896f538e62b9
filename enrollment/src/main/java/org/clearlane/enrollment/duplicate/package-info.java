// SPDX-License-Identifier: Apache-2.0

/**
 * Finds people who enrol under a second document: every new face is searched among those of all
 * enrolled travellers, and an officer compares the candidates.
 */
@NullMarked
package org.clearlane.enrollment.duplicate;

import org.jspecify.annotations.NullMarked;
