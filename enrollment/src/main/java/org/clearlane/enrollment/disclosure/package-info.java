// SPDX-License-Identifier: Apache-2.0

/** What travellers are told when they ask what is kept about them; internal. */
@NullMarked
package org.clearlane.enrollment.disclosure;

import org.jspecify.annotations.NullMarked;
