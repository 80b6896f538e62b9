// SPDX-License-Identifier: Apache-2.0

/** Logging in and out, and the way to the first page. */
@NullMarked
package org.clearlane.web.console.login;

import org.jspecify.annotations.NullMarked;
