// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.enrollment.PopulationPlan;
import org.clearlane.enrollment.PopulationPlan.Admission;
import org.jspecify.annotations.Nullable;

/** A population; whoever changes one of its memberships holds its row. */
@Entity
@Table(name = "population", schema = "enrollment")
public class PopulationEntity {
  @Id
  @Column(name = "id")
  private UUID id = new UUID(0, 0);

  @Column(name = "code")
  private String code = "";

  @Column(name = "name")
  private String name = "";

  @Column(name = "owner")
  private @Nullable String owner;

  @Enumerated(EnumType.STRING)
  @Column(name = "admission")
  private Admission admission = Admission.ROSTER;

  @Column(name = "capacity")
  private int capacity;

  @Column(name = "members")
  private int members;

  @Column(name = "valid_from")
  private LocalDate validFrom = LocalDate.EPOCH;

  @Column(name = "valid_until")
  private LocalDate validUntil = LocalDate.EPOCH;

  @Column(name = "minimum_age")
  private int minimumAge;

  @Column(name = "issuing_states")
  private String issuingStates = "";

  @Column(name = "pre_verified")
  private boolean preVerified;

  @Column(name = "suspended_at")
  private @Nullable Instant suspendedAt;

  @Column(name = "change")
  private long change;

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  protected PopulationEntity() {}

  PopulationEntity(PopulationCode code, PopulationPlan plan, Instant createdAt) {
    this.id = UUID.randomUUID();
    this.code = code.value();
    this.createdAt = createdAt;
    set(plan);
  }

  final void set(PopulationPlan plan) {
    name = plan.name();
    owner = plan.owner().orElse(null);
    admission = plan.admission();
    capacity = plan.capacity();
    validFrom = plan.validFrom();
    validUntil = plan.validUntil();
    minimumAge = plan.minimumAge();
    issuingStates = plan.issuingStates().stream().sorted().collect(Collectors.joining(" "));
    preVerified = plan.preVerified();
  }

  PopulationPlan plan() {
    return new PopulationPlan(
        name,
        Optional.ofNullable(owner),
        admission,
        capacity,
        validFrom,
        validUntil,
        minimumAge,
        issuingStates.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(issuingStates.split(" "))),
        preVerified);
  }

  UUID id() {
    return id;
  }

  PopulationCode code() {
    return new PopulationCode(code);
  }

  int members() {
    return members;
  }

  int room() {
    return capacity - members;
  }

  void takePlace() {
    members++;
  }

  void freePlace() {
    members--;
  }

  boolean suspended() {
    return suspendedAt != null;
  }

  void suspend(Instant at) {
    suspendedAt = at;
  }

  void resume() {
    suspendedAt = null;
  }

  /** The number of the next change, higher than all before. */
  long nextChange() {
    return ++change;
  }

  long change() {
    return change;
  }

  Instant createdAt() {
    return createdAt;
  }
}
