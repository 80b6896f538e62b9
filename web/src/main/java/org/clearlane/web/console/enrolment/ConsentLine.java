// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import java.io.Serializable;
import org.clearlane.enrollment.ConsentPurpose;

/**
 * A service as a line of what a traveller agrees to.
 *
 * @param since when the traveller agreed; empty without consent
 * @param open whether the traveller may agree now, here
 * @param last whether the enrolment ends with this consent
 */
public record ConsentLine(ConsentPurpose purpose, String since, boolean open, boolean last)
    implements Serializable {}
