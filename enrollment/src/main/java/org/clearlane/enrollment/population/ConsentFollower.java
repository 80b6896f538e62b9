// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.clearlane.enrollment.ConsentEnded;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Consents;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.PopulationPlan;
import org.clearlane.enrollment.PopulationPlan.Admission;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.enrollment.traveller.ConsentGiven;
import org.clearlane.enrollment.traveller.DocumentChanged;
import org.clearlane.enrollment.traveller.DocumentIndex;
import org.clearlane.enrollment.traveller.ReferenceRenewed;
import org.clearlane.enrollment.traveller.SuspensionChanged;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.TravellerId;
import org.clearlane.watchlist.Screening;
import org.clearlane.watchlist.ScreeningOutcome;

/**
 * Has memberships follow consent, within the transaction that gives or ends it. All populations are
 * held, not only those found: a roster that is uploaded at the same time may be about to link the
 * traveller.
 */
@ApplicationScoped
@Transactional
public class ConsentFollower {
  private @Inject EntityManager entities;
  private @Inject Memberships memberships;
  private @Inject Enrollments enrollments;
  private @Inject Consents consents;
  private @Inject Screening screening;
  private @Inject DataProtection protection;
  private @Inject AuditTrail audit;

  void given(@Observes ConsentGiven event) {
    if (event.purpose() != ConsentPurpose.CONTACTLESS_GROUP) {
      return;
    }
    List<PopulationEntity> populations = memberships.allHeld();
    Optional<TravellerSummary> traveller = enrollments.find(event.traveller());
    if (populations.isEmpty() || traveller.isEmpty()) {
      return;
    }
    byte[] index = DocumentIndex.of(traveller.get().document(), protection);
    for (PopulationEntity population : populations) {
      Optional<MemberEntity> member = member(population, index);
      if (member.isPresent()) {
        admit(population, member.get(), traveller.get());
      } else if (population.plan().admission() == Admission.OPEN) {
        join(population, index, traveller.get());
      }
    }
  }

  private void admit(PopulationEntity population, MemberEntity member, TravellerSummary traveller) {
    memberships.link(member, traveller.id(), member.state(population.plan(), Memberships.today()));
    memberships.tellOwner(population, member, "enrolled");
    if (!traveller
        .document()
        .birthDate()
        .equals(
            PersonCodec.read(protection.openForAuthority(RosterStore.PERSON, member.sealedPerson()))
                .document()
                .birthDate())) {
      member.needsAttention(true);
    }
    memberships.follow(population, member);
  }

  private void join(PopulationEntity population, byte[] index, TravellerSummary traveller) {
    PopulationPlan plan = population.plan();
    if (population.room() <= 0
        || plan.ineligibility(traveller.document(), Memberships.today()).isPresent()) {
      return;
    }
    MemberEntity member =
        new MemberEntity(population.id(), index, sealed(traveller), Memberships.now());
    member.valid(plan.validFrom(), plan.validUntil());
    member.needsAttention(screening.screen(traveller.document()) instanceof ScreeningOutcome.Hit);
    member.link(traveller.id(), traveller.status() == TravellerSummary.Status.SUSPENDED);
    population.takePlace();
    memberships.follow(population, member);
    entities.persist(member);
    audit.append(
        AuditEntry.of("population.member-joined", "system", "population:" + population.code())
            .about(traveller.id()));
  }

  void ended(@Observes ConsentEnded event) {
    if (event.purpose() != ConsentPurpose.CONTACTLESS_GROUP) {
      return;
    }
    for (PopulationEntity population : memberships.allHeld()) {
      for (MemberEntity member : of(population, event.traveller())) {
        if (member.listed()) {
          memberships.unlink(population, member);
        } else {
          memberships.remove(population, member);
        }
        audit.append(
            AuditEntry.of("population.member-left", "system", "population:" + population.code())
                .about(event.traveller()));
      }
    }
  }

  void renewed(@Observes ReferenceRenewed event) {
    for (PopulationEntity population : memberships.allHeld()) {
      of(population, event.traveller()).forEach(member -> memberships.follow(population, member));
    }
  }

  /**
   * Rosters name documents, so a listed place waits for whoever has that document; a place that the
   * traveller took alone moves with them.
   */
  void changed(@Observes DocumentChanged event) {
    List<PopulationEntity> populations = memberships.allHeld();
    TravellerSummary traveller = enrollments.find(event.traveller()).orElseThrow();
    byte[] index = DocumentIndex.of(traveller.document(), protection);
    for (PopulationEntity population : populations) {
      for (MemberEntity member : of(population, traveller.id())) {
        follow(population, member, index, traveller);
      }
      member(population, index)
          .filter(it -> it.traveller().isEmpty())
          .filter(_ -> consents.granted(traveller.id(), ConsentPurpose.CONTACTLESS_GROUP))
          .ifPresent(it -> admit(population, it, traveller));
    }
  }

  private void follow(
      PopulationEntity population, MemberEntity member, byte[] index, TravellerSummary traveller) {
    boolean same = Arrays.equals(member.documentIndex(), index);
    if (member.listed()) {
      if (!same) {
        memberships.unlink(population, member);
      }
    } else if (same) {
      member.describe(sealed(traveller));
    } else if (member(population, index).isPresent()) {
      memberships.remove(population, member);
    } else {
      memberships.unlink(population, member);
      member.renew(index, sealed(traveller));
      admit(population, member, traveller);
    }
  }

  private byte[] sealed(TravellerSummary traveller) {
    return protection.sealForAuthority(
        RosterStore.PERSON,
        PersonCodec.write(new PersonCodec.Person(Optional.empty(), traveller.document())));
  }

  void suspended(@Observes SuspensionChanged event) {
    for (PopulationEntity population : memberships.allHeld()) {
      for (MemberEntity member : of(population, event.traveller())) {
        member.hold(event.suspended());
        memberships.follow(population, member);
      }
    }
  }

  private Optional<MemberEntity> member(PopulationEntity population, byte[] index) {
    return entities
        .createQuery(
            "select m from MemberEntity m where m.population = :population"
                + " and m.documentIndex = :index",
            MemberEntity.class)
        .setParameter("population", population.id())
        .setParameter("index", index)
        .getResultStream()
        .findFirst();
  }

  private List<MemberEntity> of(PopulationEntity population, TravellerId traveller) {
    return entities
        .createQuery(
            "select m from MemberEntity m where m.population = :population"
                + " and m.traveller = :traveller",
            MemberEntity.class)
        .setParameter("population", population.id())
        .setParameter("traveller", traveller.value())
        .getResultList();
  }
}
