// SPDX-License-Identifier: Apache-2.0

/** Who calls, and for which authority. */
@NullMarked
package org.clearlane.web.security;

import org.jspecify.annotations.NullMarked;
