// SPDX-License-Identifier: Apache-2.0

/** The officers' console. */
@NullMarked
package org.clearlane.web.console;

import org.jspecify.annotations.NullMarked;
