// SPDX-License-Identifier: Apache-2.0
/** Lanes whose devices hang on a lane controller instead of this server's serial ports. */
@NullMarked
package org.clearlane.devices.controller;

import org.jspecify.annotations.NullMarked;
