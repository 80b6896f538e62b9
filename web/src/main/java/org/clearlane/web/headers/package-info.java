// SPDX-License-Identifier: Apache-2.0

/** Security headers of pages and static files. */
@NullMarked
package org.clearlane.web.headers;

import org.jspecify.annotations.NullMarked;
