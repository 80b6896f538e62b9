// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.Instant;

/**
 * A group of pre-verified people whom lanes identify by face alone.
 *
 * @param members places taken, also by those who wait for enrolment or verification
 * @param active members whom lanes identify today
 * @param unverified members who wait for an officer
 */
public record Population(
    PopulationCode code,
    PopulationPlan plan,
    boolean suspended,
    int members,
    long active,
    long unverified,
    Instant createdAt) {}
