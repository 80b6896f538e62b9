// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.kernel.TravellerId;

/** A traveller agrees to a purpose; told within the transaction. */
public record ConsentGiven(TravellerId traveller, ConsentPurpose purpose) {}
