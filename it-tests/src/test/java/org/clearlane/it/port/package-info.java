// SPDX-License-Identifier: Apache-2.0

/**
 * Black-box tests of a running server: over HTTP, over serial lines and in its database, never
 * through its classes.
 */
@NullMarked
package org.clearlane.it.port;

import org.jspecify.annotations.NullMarked;
