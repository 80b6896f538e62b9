// SPDX-License-Identifier: Apache-2.0

/** Bar code scanners: what they speak, and when they are told to read. */
@NullMarked
package org.clearlane.devices.scanner;

import org.jspecify.annotations.NullMarked;
