// SPDX-License-Identifier: Apache-2.0

/** The page of face references and their re-enrolment. */
@NullMarked
package org.clearlane.web.console.reference;

import org.jspecify.annotations.NullMarked;
