// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.evaluation.identification;

import org.jspecify.annotations.NullMarked;
