// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The last run towards a model. */
@Entity
@Table(name = "re_enrolment", schema = "enrollment")
public class ReEnrolmentEntity {
  @Id
  @Column(name = "model_id")
  private String modelId = "";

  @Column(name = "running")
  private boolean running;

  @Column(name = "started_by")
  private String startedBy = "";

  @Column(name = "started_at")
  private Instant startedAt = Instant.EPOCH;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  protected ReEnrolmentEntity() {}

  ReEnrolmentEntity(String modelId) {
    this.modelId = modelId;
  }

  boolean running() {
    return running;
  }

  String startedBy() {
    return startedBy;
  }

  Instant startedAt() {
    return startedAt;
  }

  void start(String by, Instant at) {
    running = true;
    startedBy = by;
    startedAt = at;
    endedAt = null;
  }

  void end(Instant at) {
    running = false;
    endedAt = at;
  }
}
