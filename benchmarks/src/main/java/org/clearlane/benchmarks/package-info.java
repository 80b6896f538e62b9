// SPDX-License-Identifier: Apache-2.0

/** Benchmarks; {@code ./clearlane bench} runs them. */
@NullMarked
package org.clearlane.benchmarks;

import org.jspecify.annotations.NullMarked;
