// SPDX-License-Identifier: Apache-2.0

/** Travellers who register themselves: from proofing to the first credential. */
@NullMarked
package org.clearlane.enrollment.registration;

import org.jspecify.annotations.NullMarked;
