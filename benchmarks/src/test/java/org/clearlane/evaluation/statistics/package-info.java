// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.evaluation.statistics;

import org.jspecify.annotations.NullMarked;
