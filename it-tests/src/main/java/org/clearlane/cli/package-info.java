// SPDX-License-Identifier: Apache-2.0

/** Commands that work beside a running server. */
@NullMarked
package org.clearlane.cli;

import org.jspecify.annotations.NullMarked;
