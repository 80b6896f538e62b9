// SPDX-License-Identifier: Apache-2.0

/** From the scores of a search to a decision, with a known rate of error. */
@NullMarked
package org.clearlane.biometrics.identification;

import org.jspecify.annotations.NullMarked;
