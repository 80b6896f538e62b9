// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.Member;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.Outbox;
import org.clearlane.kernel.PartnerEvent;
import org.clearlane.kernel.TravellerId;

/**
 * Changes memberships, for those who hold the population's row, in their transaction, and tells the
 * galleries.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Memberships {
  private @Inject EntityManager entities;
  private @Inject Enrollments enrollments;
  private @Inject AuditTrail audit;
  private @Inject Outbox outbox;
  private @Inject Event<MemberMoved> moved;

  /** The population, held until the transaction ends. */
  Optional<PopulationEntity> held(PopulationCode code) {
    return entities
        .createQuery(
            "select p from PopulationEntity p where p.code = :code", PopulationEntity.class)
        .setParameter("code", code.value())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /**
   * Every population, held until the transaction ends; in one order, so that nobody waits in a
   * ring.
   */
  List<PopulationEntity> allHeld() {
    return entities
        .createQuery("select p from PopulationEntity p order by p.code", PopulationEntity.class)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** Links a member to who is enrolled with the document; a contradiction is for an officer. */
  void link(MemberEntity member, TravellerId traveller, Member.State before) {
    member.link(traveller, suspended(traveller));
    audit.append(
        AuditEntry.of("population.member-enrolled", "system", "member:" + member.id())
            .about(traveller)
            .with("before", before));
  }

  private boolean suspended(TravellerId traveller) {
    return enrollments
        .find(traveller)
        .filter(it -> it.status() == TravellerSummary.Status.SUSPENDED)
        .isPresent();
  }

  /** Tells the population's owner what became of a member. */
  void tellOwner(PopulationEntity population, MemberEntity member, String what) {
    JsonObject data =
        Json.createObjectBuilder().add("population", population.code().value()).build();
    population
        .plan()
        .owner()
        .ifPresent(
            owner ->
                outbox.publish(
                    new PartnerEvent(
                        owner, "population.member." + what, member.id().toString(), data)));
  }

  /** Ends the link to a traveller, whose face leaves the gallery. */
  void unlink(PopulationEntity population, MemberEntity member) {
    Optional<TravellerId> traveller = member.traveller();
    if (traveller.isEmpty()) {
      return;
    }
    long change = population.nextChange();
    entities.flush();
    entities
        .createNativeQuery(
            "insert into enrollment.member_departure (population, change, traveller, left_at)"
                + " values (?1, ?2, ?3, ?4)")
        .setParameter(1, population.id())
        .setParameter(2, change)
        .setParameter(3, traveller.get().value())
        .setParameter(4, now())
        .executeUpdate();
    member.unlink();
    member.moved(false, change);
    moved.fire(new MemberMoved(population.code(), change, traveller.get(), List.of()));
  }

  /** Removes a member and frees the place. */
  void remove(PopulationEntity population, MemberEntity member) {
    unlink(population, member);
    entities.remove(member);
    population.freePlace();
  }

  /** Puts the member's face into the gallery or takes it out, as the membership now says. */
  void follow(PopulationEntity population, MemberEntity member) {
    boolean wanted = member.state(population.plan(), today()) == Member.State.ACTIVE;
    List<FaceTemplate> references =
        wanted ? member.traveller().flatMap(enrollments::reference).stream().toList() : List.of();
    boolean before = member.active();
    long change = population.nextChange();
    member.moved(!references.isEmpty(), change);
    if (before || member.active()) {
      moved.fire(
          new MemberMoved(population.code(), change, member.traveller().orElseThrow(), references));
    }
  }

  static LocalDate today() {
    return LocalDate.now(ZoneId.systemDefault());
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
