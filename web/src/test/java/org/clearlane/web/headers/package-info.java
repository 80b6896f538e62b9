// SPDX-License-Identifier: Apache-2.0

/** Tests of security headers. */
@NullMarked
package org.clearlane.web.headers;

import org.jspecify.annotations.NullMarked;
