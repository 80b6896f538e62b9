// SPDX-License-Identifier: Apache-2.0

/** The audit chain: writing, exporting and verifying it. */
@NullMarked
package org.clearlane.kernel.audit;

import org.jspecify.annotations.NullMarked;
