// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.passage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearlane.clearance.PassageId;
import org.clearlane.clearance.PassageState;
import org.clearlane.clearance.PassageView;
import org.clearlane.clearance.Passages;
import org.clearlane.kernel.TravellerId;

/** Reads passages and records. */
@ApplicationScoped
@Transactional
public class StoredPassages implements Passages {
  private @Inject EntityManager entities;

  @Override
  public Optional<PassageView> find(PassageId passage) {
    return Optional.ofNullable(entities.find(PassageEntity.class, passage.value()))
        .map(PassageEntity::view);
  }

  @Override
  public List<PassageView> recent(int limit) {
    return entities
        .createQuery("select p from PassageEntity p order by p.openedAt desc", PassageEntity.class)
        .setMaxResults(Math.clamp(limit, 1, 500))
        .getResultStream()
        .map(PassageEntity::view)
        .toList();
  }

  @Override
  public List<PassageView> of(TravellerId traveller, int limit) {
    return entities
        .createQuery(
            "select p from PassageEntity p where p.traveller = :traveller order by p.openedAt desc",
            PassageEntity.class)
        .setParameter("traveller", traveller.value())
        .setMaxResults(Math.clamp(limit, 1, 10_000))
        .getResultStream()
        .map(PassageEntity::view)
        .toList();
  }

  @Override
  public Books books(Instant since) {
    Map<PassageState, Long> counts = new EnumMap<>(PassageState.class);
    entities
        .createQuery(
            "select p.state, count(p) from PassageEntity p where p.openedAt >= :since group by p.state",
            Object[].class)
        .setParameter("since", since)
        .getResultStream()
        .forEach(row -> counts.put((PassageState) row[0], (Long) row[1]));
    long records =
        entities
            .createQuery(
                "select count(r) from ExitEntryRecordEntity r, PassageEntity p"
                    + " where r.passage = p.id and p.openedAt >= :since",
                Long.class)
            .setParameter("since", since)
            .getSingleResult();
    return new Books(counts, records);
  }
}
