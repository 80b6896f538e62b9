// SPDX-License-Identifier: Apache-2.0

/** Error rates with their intervals, by ISO/IEC 19795-1. Knows nothing of faces or files. */
@NullMarked
package org.clearlane.evaluation.statistics;

import org.jspecify.annotations.NullMarked;
