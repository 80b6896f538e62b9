// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import org.clearlane.kernel.TravellerId;

/**
 * A traveller's enrolment names another document or other particulars; told within the transaction.
 */
public record DocumentChanged(TravellerId traveller) {}
