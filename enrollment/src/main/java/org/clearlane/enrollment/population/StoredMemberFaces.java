// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.kernel.ErasedTravellerException;
import org.clearlane.kernel.TravellerId;

/** What galleries have to follow. */
@ApplicationScoped
@Transactional
class StoredMemberFaces {
  private static final int PAGE = 1_000;

  private @Inject EntityManager entities;
  private @Inject Enrollments enrollments;

  /**
   * Some changes.
   *
   * @param upTo every change up to this number is in them
   */
  record Page(List<MemberMoved> moves, long upTo) {}

  /** The populations that lanes may search, with the number of the latest change. */
  Map<PopulationCode, Long> searched() {
    Map<PopulationCode, Long> changes = new TreeMap<>();
    entities
        .createQuery(
            "select p from PopulationEntity p where p.suspendedAt is null", PopulationEntity.class)
        .getResultStream()
        .forEach(it -> changes.put(it.code(), it.change()));
    return changes;
  }

  /** The next changes after one. */
  Page changes(PopulationCode code, long after, long to) {
    List<MemberEntity> members =
        entities
            .createQuery(
                "select m from MemberEntity m, PopulationEntity p where p.code = :code"
                    + " and m.population = p.id and m.change > :after and m.change <= :to"
                    + " order by m.change",
                MemberEntity.class)
            .setParameter("code", code.value())
            .setParameter("after", after)
            .setParameter("to", to)
            .setMaxResults(PAGE)
            .getResultList();
    long upTo = members.size() < PAGE ? to : members.getLast().change();
    List<MemberMoved> moves = new ArrayList<>(departures(code, after, upTo));
    for (MemberEntity member : members) {
      member.traveller().ifPresent(traveller -> moves.add(move(code, member, traveller)));
    }
    return new Page(moves, upTo);
  }

  private MemberMoved move(PopulationCode code, MemberEntity member, TravellerId traveller) {
    try {
      return new MemberMoved(
          code,
          member.change(),
          traveller,
          member.active() ? enrollments.reference(traveller).stream().toList() : List.of());
    } catch (ErasedTravellerException e) {
      // The key is gone, the row came back with a backup.
      return new MemberMoved(code, member.change(), traveller, List.of());
    }
  }

  private List<MemberMoved> departures(PopulationCode code, long after, long upTo) {
    List<MemberMoved> moves = new ArrayList<>();
    Stream<?> found =
        entities
            .createNativeQuery(
                "select d.change, d.traveller from enrollment.member_departure d"
                    + " join enrollment.population p on p.id = d.population"
                    + " where p.code = ?1 and d.change > ?2 and d.change <= ?3")
            .setParameter(1, code.value())
            .setParameter(2, after)
            .setParameter(3, upTo)
            .getResultStream();
    found.forEach(
        result -> {
          if (result instanceof Object[] row
              && row[0] instanceof Long change
              && row[1] instanceof UUID traveller) {
            moves.add(new MemberMoved(code, change, new TravellerId(traveller), List.of()));
          }
        });
    return moves;
  }
}
