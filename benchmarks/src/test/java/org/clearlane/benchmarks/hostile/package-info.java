// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.benchmarks.hostile;

import org.jspecify.annotations.NullMarked;
