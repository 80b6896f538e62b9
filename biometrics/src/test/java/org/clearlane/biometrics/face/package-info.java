// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.biometrics.face;

import org.jspecify.annotations.NullMarked;
