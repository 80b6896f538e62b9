// SPDX-License-Identifier: Apache-2.0

/** Exact search in galleries, beside other engines on the same data. */
@NullMarked
package org.clearlane.benchmarks.search;

import org.jspecify.annotations.NullMarked;
