// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;

/** Memberships begin and end with their dates. */
@ApplicationScoped
@Transactional
public class MembershipDates {
  private static final int MOST_AT_ONCE = 1_000;

  private @Inject EntityManager entities;
  private @Inject Memberships memberships;
  private @Inject AuditTrail audit;

  /** Removes expired memberships, and has faces come and go whose day it is. */
  public void follow() {
    var _ = follow(Memberships.today());
  }

  /**
   * The same for another day.
   *
   * @return how many memberships were removed
   */
  int follow(LocalDate today) {
    int removed = 0;
    List<String> codes =
        entities
            .createQuery("select p.code from PopulationEntity p order by p.code", String.class)
            .getResultList();
    for (String code : codes) {
      Optional<PopulationEntity> population = memberships.held(new PopulationCode(code));
      if (population.isPresent()) {
        removed += expire(population.get(), today);
        change(population.get(), today);
      }
    }
    return removed;
  }

  private int expire(PopulationEntity population, LocalDate today) {
    List<MemberEntity> expired =
        entities
            .createQuery(
                "select m from MemberEntity m where m.population = :population"
                    + " and m.validUntil < :today",
                MemberEntity.class)
            .setParameter("population", population.id())
            .setParameter("today", today)
            .setMaxResults(MOST_AT_ONCE)
            .getResultList();
    if (!expired.isEmpty()) {
      expired.forEach(
          member -> {
            memberships.remove(population, member);
            memberships.tellOwner(population, member, "expired");
          });
      audit.append(
          AuditEntry.of("population.members-expired", "system", "population:" + population.code())
              .with("members", expired.size()));
    }
    return expired.size();
  }

  private void change(PopulationEntity population, LocalDate today) {
    boolean within =
        !today.isBefore(population.plan().validFrom())
            && !today.isAfter(population.plan().validUntil());
    entities
        .createQuery(
            "select m from MemberEntity m where m.population = :population"
                + " and m.traveller <> :nobody and m.suspendedAt is null and m.held = false and ("
                + (within
                    ? "m.active = false and m.validFrom <= :today"
                    : "m.active = true and m.validFrom <= :today")
                + ")",
            MemberEntity.class)
        .setParameter("population", population.id())
        .setParameter("nobody", new UUID(0, 0))
        .setParameter("today", today)
        .setMaxResults(MOST_AT_ONCE)
        .getResultStream()
        .filter(
            member ->
                member.active()
                    != (member.state(population.plan(), today)
                        == org.clearlane.enrollment.Member.State.ACTIVE))
        .toList()
        .forEach(member -> memberships.follow(population, member));
  }
}
