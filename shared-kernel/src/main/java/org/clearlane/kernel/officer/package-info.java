// SPDX-License-Identifier: Apache-2.0

/** Accounts of officers and devices of each authority. */
@NullMarked
package org.clearlane.kernel.officer;

import org.jspecify.annotations.NullMarked;
