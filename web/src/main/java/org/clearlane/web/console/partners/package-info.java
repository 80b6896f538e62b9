// SPDX-License-Identifier: Apache-2.0

/** The page of partners. */
@NullMarked
package org.clearlane.web.console.partners;

import org.jspecify.annotations.NullMarked;
