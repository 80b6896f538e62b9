// SPDX-License-Identifier: Apache-2.0

/** Travellers, their references and consents as they are stored. */
@NullMarked
package org.clearlane.enrollment.traveller;

import org.jspecify.annotations.NullMarked;
