// SPDX-License-Identifier: Apache-2.0

/** The page on which devices are looked after. */
@NullMarked
package org.clearlane.web.console.devices;

import org.jspecify.annotations.NullMarked;
