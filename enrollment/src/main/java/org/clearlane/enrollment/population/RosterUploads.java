// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.clearlane.enrollment.MemberId;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.enrollment.RosterRow;
import org.clearlane.enrollment.Rosters;
import org.clearlane.enrollment.RowOutcome;
import org.clearlane.enrollment.RowOutcome.Kind;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;

/** Takes rosters part by part, so that lanes and other registrations go on. */
@ApplicationScoped
public class RosterUploads implements Rosters {
  private static final int PART = 1_000;

  private @Inject RosterStore store;
  private @Inject RosterAudit audit;

  /** Writes what an upload came to; a bean of its own for its transaction. */
  @ApplicationScoped
  @Transactional
  static class RosterAudit {
    private @Inject AuditTrail audit;

    void uploaded(PopulationCode population, Upload upload, boolean complete, String by) {
      audit.append(
          AuditEntry.of("population.roster-uploaded", by, "population:" + population)
              .with("complete", complete)
              .with("rows", upload.outcomes().size())
              .with("added", count(upload, Kind.ADDED))
              .with("changed", count(upload, Kind.CHANGED))
              .with("refused", upload.outcomes().stream().filter(it -> !it.kind().taken()).count())
              .with("removed", upload.removed()));
    }

    private static long count(Upload upload, Kind kind) {
      return upload.outcomes().stream().filter(it -> it.kind() == kind).count();
    }
  }

  @Override
  public Optional<Upload> upload(
      PopulationCode population, List<RosterRow> rows, boolean complete, String by) {
    if (rows.size() > MOST_ROWS) {
      throw new IllegalArgumentException("a roster has at most " + MOST_ROWS + " rows");
    }
    Set<String> named = new HashSet<>();
    List<RowOutcome> outcomes = new ArrayList<>(rows.size());
    for (int from = 0; from == 0 || from < rows.size(); from += PART) {
      Optional<List<RowOutcome>> taken =
          part(population, rows.subList(from, Math.min(rows.size(), from + PART)), named);
      if (taken.isEmpty()) {
        return Optional.empty();
      }
      outcomes.addAll(taken.get());
    }
    Upload upload = new Upload(outcomes, complete ? removeOthers(population, named) : 0);
    audit.uploaded(population, upload, complete, by);
    return Optional.of(upload);
  }

  private Optional<List<RowOutcome>> part(
      PopulationCode population, List<RosterRow> rows, Set<String> named) {
    List<RosterStore.Indexed> fresh = new ArrayList<>();
    List<Boolean> repeated = new ArrayList<>();
    for (RosterRow row : rows) {
      RosterStore.Indexed indexed = store.indexed(row);
      boolean first = named.add(indexed.referenceText());
      repeated.add(!first);
      if (first) {
        fresh.add(indexed);
      }
    }
    return store
        .take(population, fresh)
        .map(
            taken -> {
              List<RowOutcome> outcomes = new ArrayList<>();
              var next = taken.iterator();
              for (boolean again : repeated) {
                outcomes.add(
                    again
                        ? new RowOutcome(Kind.REFERENCE_REPEATED, Optional.<MemberId>empty())
                        : next.next());
              }
              return outcomes;
            });
  }

  private int removeOthers(PopulationCode population, Set<String> named) {
    int removed = 0;
    Optional<UUID> after = Optional.of(new UUID(0, 0));
    while (after.isPresent()) {
      RosterStore.Page page = store.removeOthers(population, named, after.get());
      removed += page.removed();
      after = page.last();
    }
    return removed;
  }
}
