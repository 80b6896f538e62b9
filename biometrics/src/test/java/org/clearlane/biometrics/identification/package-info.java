// SPDX-License-Identifier: Apache-2.0

/** Tests of the decision on a search. */
@NullMarked
package org.clearlane.biometrics.identification;

import org.jspecify.annotations.NullMarked;
