// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.passage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.biometrics.PadVote;
import org.clearlane.clearance.ClearanceException;
import org.clearlane.clearance.Direction;
import org.clearlane.clearance.LaneId;
import org.clearlane.clearance.PassageId;
import org.clearlane.clearance.PassageReason;
import org.clearlane.clearance.PassageState;
import org.clearlane.clearance.PassageView;
import org.clearlane.clearance.Procedure;
import org.clearlane.kernel.TravellerId;
import org.jspecify.annotations.Nullable;

/** A passage; changes state only along {@link PassageState#mayBecome}. */
@Entity
@Table(name = "passage", schema = "clearance")
public class PassageEntity {
  @Id
  @Column(name = "id")
  private UUID id = new UUID(0, 0);

  @Column(name = "lane")
  private String lane = "";

  @Enumerated(EnumType.STRING)
  @Column(name = "direction")
  private Direction direction = Direction.ENTRY;

  @Enumerated(EnumType.STRING)
  @Column(name = "procedure")
  private Procedure procedure = Procedure.QR_FACE;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private PassageState state = PassageState.OPENED;

  @Enumerated(EnumType.STRING)
  @Column(name = "reason")
  private PassageReason reason = PassageReason.NONE;

  @Column(name = "traveller")
  private @Nullable UUID traveller;

  @Column(name = "document")
  private @Nullable String document;

  @Column(name = "score")
  private @Nullable Double score;

  @Column(name = "liveness")
  private @Nullable Double liveness;

  @Column(name = "pad_votes")
  private @Nullable String padVotes;

  @Column(name = "decision_millis")
  private @Nullable Integer decisionMillis;

  @Column(name = "opened_at")
  private Instant openedAt = Instant.EPOCH;

  @Column(name = "changed_at")
  private Instant changedAt = Instant.EPOCH;

  @Version
  @Column(name = "version")
  private long version;

  protected PassageEntity() {}

  PassageEntity(
      PassageId id, LaneId lane, Direction direction, Procedure procedure, Instant openedAt) {
    this.id = id.value();
    this.lane = lane.code();
    this.direction = direction;
    this.procedure = procedure;
    this.openedAt = openedAt;
    this.changedAt = openedAt;
  }

  void become(PassageState next, PassageReason why, Instant at) {
    if (!state.mayBecome(next)) {
      throw new ClearanceException("a passage cannot go from " + state + " to " + next);
    }
    state = next;
    reason = why;
    changedAt = at;
  }

  void claim(TravellerId claimed, String documentReference) {
    traveller = claimed.value();
    document = documentReference;
  }

  void measured(Optional<Double> comparison, List<PadVote> votes) {
    score = comparison.orElse(null);
    liveness =
        votes.stream()
            .filter(vote -> vote.kind() == PadVote.Kind.LIVENESS)
            .flatMap(vote -> vote.value().stream().boxed())
            .findFirst()
            .orElse(null);
    padVotes = VoteText.of(votes);
  }

  void decidedWithin(int millis) {
    decisionMillis = millis;
  }

  PassageState state() {
    return state;
  }

  String document() {
    return document == null ? "" : document;
  }

  PassageView view() {
    return new PassageView(
        new PassageId(id),
        new LaneId(lane),
        direction,
        state,
        reason,
        Optional.ofNullable(traveller).map(TravellerId::new),
        Optional.ofNullable(score),
        Optional.ofNullable(liveness),
        padVotes == null ? List.of() : VoteText.parse(padVotes),
        Optional.ofNullable(decisionMillis),
        openedAt,
        changedAt);
  }

  ExitEntryRecordEntity crossing(Instant at) {
    if (traveller == null) {
      throw new ClearanceException("a passage without a traveller cannot be completed");
    }
    return new ExitEntryRecordEntity(id, traveller, document(), direction, procedure, lane, at);
  }
}
