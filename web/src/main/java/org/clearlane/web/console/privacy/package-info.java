// SPDX-License-Identifier: Apache-2.0

/** The page of data protection: what is kept for how long, and the record of processing. */
@NullMarked
package org.clearlane.web.console.privacy;

import org.jspecify.annotations.NullMarked;
