// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import org.clearlane.kernel.TravellerId;

/**
 * A traveller's consent to a purpose has ended, by itself or with the enrolment. Fired within the
 * transaction that ends it, for whoever keeps something for that purpose.
 */
public record ConsentEnded(TravellerId traveller, ConsentPurpose purpose) {}
