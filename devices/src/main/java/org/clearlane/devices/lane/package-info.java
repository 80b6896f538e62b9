// SPDX-License-Identifier: Apache-2.0

/** Puts the devices of a lane together and takes them apart. */
@NullMarked
package org.clearlane.devices.lane;

import org.jspecify.annotations.NullMarked;
