// SPDX-License-Identifier: Apache-2.0

/** From pictures to templates, several at a time, with what failed. */
@NullMarked
package org.clearlane.evaluation.acquisition;

import org.jspecify.annotations.NullMarked;
