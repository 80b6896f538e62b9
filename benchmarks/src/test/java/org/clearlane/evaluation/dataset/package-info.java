// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.evaluation.dataset;

import org.jspecify.annotations.NullMarked;
