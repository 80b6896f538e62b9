// SPDX-License-Identifier: Apache-2.0

/** Health checks. */
@NullMarked
package org.clearlane.web.health;

import org.jspecify.annotations.NullMarked;
