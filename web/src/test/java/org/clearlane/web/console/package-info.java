// SPDX-License-Identifier: Apache-2.0

/** Tests of what every page of the console needs. */
@NullMarked
package org.clearlane.web.console;

import org.jspecify.annotations.NullMarked;
