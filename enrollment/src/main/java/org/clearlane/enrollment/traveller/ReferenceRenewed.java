// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import org.clearlane.kernel.TravellerId;

/** A traveller's face reference is another one now; told within the transaction. */
public record ReferenceRenewed(TravellerId traveller) {}
