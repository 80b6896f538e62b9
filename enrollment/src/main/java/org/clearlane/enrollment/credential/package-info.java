// SPDX-License-Identifier: Apache-2.0

/** The QR credential: issuing, reading, single use. */
@NullMarked
package org.clearlane.enrollment.credential;

import org.jspecify.annotations.NullMarked;
