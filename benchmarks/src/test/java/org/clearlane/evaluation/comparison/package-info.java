// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.evaluation.comparison;

import org.jspecify.annotations.NullMarked;
