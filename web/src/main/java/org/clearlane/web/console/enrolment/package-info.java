// SPDX-License-Identifier: Apache-2.0

/** The enrolment page. */
@NullMarked
package org.clearlane.web.console.enrolment;

import org.jspecify.annotations.NullMarked;
