// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.attacks;

import org.jspecify.annotations.NullMarked;
