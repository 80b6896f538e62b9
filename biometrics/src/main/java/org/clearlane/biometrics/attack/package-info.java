// SPDX-License-Identifier: Apache-2.0

/** Presentation attack detection: the votes on the frames of one capture. */
@NullMarked
package org.clearlane.biometrics.attack;

import org.jspecify.annotations.NullMarked;
