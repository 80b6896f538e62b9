// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import java.io.Serializable;

/**
 * What the result panel shows of an enrolment that was just made.
 *
 * @param quality of the portrait, 0 to 1
 * @param liveness advisory, 0 to 1
 */
public record Enrolled(String traveller, String name, double quality, double liveness)
    implements Serializable {}
