// SPDX-License-Identifier: Apache-2.0

/** How long enrolment keeps what, and for what; internal. */
@NullMarked
package org.clearlane.enrollment.retention;

import org.jspecify.annotations.NullMarked;
