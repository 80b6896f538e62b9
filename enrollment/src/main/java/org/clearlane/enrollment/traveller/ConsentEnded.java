// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.kernel.TravellerId;

/** A traveller's consent to a purpose ends; told within the transaction. */
public record ConsentEnded(TravellerId traveller, ConsentPurpose purpose) {}
