// SPDX-License-Identifier: Apache-2.0

/** Searches among many: who is found, and who is taken for somebody else. */
@NullMarked
package org.clearlane.evaluation.identification;

import org.jspecify.annotations.NullMarked;
