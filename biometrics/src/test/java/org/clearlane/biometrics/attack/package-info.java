// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.biometrics.attack;

import org.jspecify.annotations.NullMarked;
