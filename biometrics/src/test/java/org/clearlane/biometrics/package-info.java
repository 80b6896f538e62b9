// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.biometrics;

import org.jspecify.annotations.NullMarked;
