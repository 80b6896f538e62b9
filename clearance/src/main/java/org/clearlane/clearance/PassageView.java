// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.PadVote;
import org.clearlane.kernel.TravellerId;

/**
 * A passage as the owning authority's officers see it.
 *
 * @param traveller empty while no genuine claim was read
 * @param score of the face comparison, -1 to 1
 * @param liveness advisory, 0 to 1, averaged over the frames
 * @param padVotes votes on a presentation attack; empty before the decision
 * @param decisionMillis from the last frame received to the gate command
 */
public record PassageView(
    PassageId id,
    LaneId lane,
    Direction direction,
    PassageState state,
    PassageReason reason,
    Optional<TravellerId> traveller,
    Optional<Double> score,
    Optional<Double> liveness,
    List<PadVote> padVotes,
    Optional<Integer> decisionMillis,
    Instant openedAt,
    Instant changedAt) {}
