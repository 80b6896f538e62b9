// SPDX-License-Identifier: Apache-2.0

/** Bar code scanners that send terminated text. */
@NullMarked
package org.clearlane.devices.scanner;

import org.jspecify.annotations.NullMarked;
