// SPDX-License-Identifier: Apache-2.0

/** Tests of the lane wall. */
@NullMarked
package org.clearlane.web.console.wall;

import org.jspecify.annotations.NullMarked;
