// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.time.Instant;

/**
 * What a lane gathered about one traveller: who the traveller claims to be, and the proof.
 *
 * @param capturedAt when the last part of the capture reached the server
 */
public record Evidence(
    LaneId lane, Direction direction, Claim claim, Proof proof, Instant capturedAt) {}
