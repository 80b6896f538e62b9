// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.duplicate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.enrollment.Distinction;
import org.clearlane.enrollment.DuplicateCase.Decision;
import org.clearlane.enrollment.DuplicateCase.Kind;
import org.clearlane.kernel.TravellerId;
import org.jspecify.annotations.Nullable;

/** Two faces that an officer has to compare, or has compared. Inserted by a native statement. */
@Entity
@Table(name = "duplicate_case", schema = "enrollment")
public class DuplicateCaseEntity {
  @Id
  @Column(name = "id")
  private UUID id = new UUID(0, 0);

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private Kind kind = Kind.ENROLMENT;

  @Column(name = "subject")
  private UUID subject = new UUID(0, 0);

  @Column(name = "candidate")
  private UUID candidate = new UUID(0, 0);

  @Column(name = "score")
  private double score;

  @Column(name = "opened_at")
  private Instant openedAt = Instant.EPOCH;

  @Enumerated(EnumType.STRING)
  @Column(name = "decision")
  private @Nullable Decision decision;

  @Enumerated(EnumType.STRING)
  @Column(name = "reason")
  private Distinction.@Nullable Reason reason;

  @Column(name = "decided_by")
  private @Nullable String decidedBy;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  protected DuplicateCaseEntity() {}

  UUID id() {
    return id;
  }

  Kind kind() {
    return kind;
  }

  TravellerId subject() {
    return new TravellerId(subject);
  }

  TravellerId candidate() {
    return new TravellerId(candidate);
  }

  double score() {
    return score;
  }

  Instant openedAt() {
    return openedAt;
  }

  Optional<Decision> decision() {
    return Optional.ofNullable(decision);
  }

  Optional<Distinction.Reason> reason() {
    return Optional.ofNullable(reason);
  }

  String decidedBy() {
    return decidedBy == null ? "" : decidedBy;
  }

  void decide(Decision what, Distinction.@Nullable Reason why, String by, Instant at) {
    decision = what;
    reason = why;
    decidedBy = by;
    decidedAt = at;
  }
}
