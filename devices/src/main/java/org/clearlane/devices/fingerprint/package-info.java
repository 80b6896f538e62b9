// SPDX-License-Identifier: Apache-2.0

/** Fingerprint sensors of the ZFM-20, R30x and AS608 kind, which speak in packets over UART. */
@NullMarked
package org.clearlane.devices.fingerprint;

import org.jspecify.annotations.NullMarked;
