// SPDX-License-Identifier: Apache-2.0

/** The face pipeline: detection, landmarks, alignment, features, liveness, quality. */
@NullMarked
package org.clearlane.biometrics.face;

import org.jspecify.annotations.NullMarked;
