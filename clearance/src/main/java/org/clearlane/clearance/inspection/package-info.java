// SPDX-License-Identifier: Apache-2.0

/** The inspection of one traveller for one authority. */
@NullMarked
package org.clearlane.clearance.inspection;

import org.jspecify.annotations.NullMarked;
