// SPDX-License-Identifier: Apache-2.0

/** Fingerprint extraction and comparison. */
@NullMarked
package org.clearlane.benchmarks.fingerprint;

import org.jspecify.annotations.NullMarked;
