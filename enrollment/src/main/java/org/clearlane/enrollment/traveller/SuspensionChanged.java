// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import org.clearlane.kernel.TravellerId;

/** A traveller's enrolment is suspended or resumed; told within the transaction. */
public record SuspensionChanged(TravellerId traveller, boolean suspended) {}
