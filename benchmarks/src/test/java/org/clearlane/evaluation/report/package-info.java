// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.evaluation.report;

import org.jspecify.annotations.NullMarked;
