// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.DataProtection;
import org.clearlane.watchlist.EntryId;
import org.clearlane.watchlist.Instruction;
import org.clearlane.watchlist.Watchlist;
import org.clearlane.watchlist.WatchlistEntry;
import org.clearlane.watchlist.screening.DocumentKey;
import org.clearlane.watchlist.screening.EntryAdded;
import org.clearlane.watchlist.screening.EntryRemoved;
import org.clearlane.watchlist.screening.ListInMemory;

/** The watchlist in the authority's database. */
@ApplicationScoped
@Transactional
public class StoredWatchlist implements Watchlist {
  private static final String PURPOSE = "watchlist-entry";

  private @Inject EntityManager entities;
  private @Inject AuditTrail audit;
  private @Inject DataProtection protection;
  private @Inject ListInMemory memory;
  private @Inject Event<EntryAdded> added;
  private @Inject Event<EntryRemoved> removed;

  void load(@Observes @jakarta.annotation.Priority(100) Authorities.Ready event) {
    memory.replace(event.authority(), inForce().stream().map(StoredWatchlist::inMemory).toList());
  }

  @Override
  public EntryId add(
      String issuingState, String documentNumber, Instruction instruction, String by) {
    DocumentKey key = DocumentKey.of(issuingState, documentNumber);
    EntryEntity entry =
        new EntryEntity(
            EntryId.random(),
            key.index(protection),
            protection.sealForAuthority(PURPOSE, key.text().getBytes(UTF_8)),
            instruction,
            Instant.now(),
            by);
    entities.persist(entry);
    audit.append(
        AuditEntry.of("watchlist.entry-added", by, "watchlist-entry:" + entry.id())
            .with("instruction", instruction));
    added.fire(new EntryAdded(AuthorityContext.current(), inMemory(entry)));
    return entry.id();
  }

  @Override
  public boolean remove(EntryId id, String by) {
    EntryEntity entry = entities.find(EntryEntity.class, id.value());
    if (entry == null || !entry.inForce()) {
      return false;
    }
    entry.remove(Instant.now(), by);
    audit.append(AuditEntry.of("watchlist.entry-removed", by, "watchlist-entry:" + id));
    removed.fire(new EntryRemoved(AuthorityContext.current(), id));
    return true;
  }

  @Override
  public List<WatchlistEntry> list() {
    return inForce().stream().map(this::view).toList();
  }

  private List<EntryEntity> inForce() {
    return entities
        .createQuery(
            "select e from EntryEntity e where e.removedAt is null order by e.createdAt desc",
            EntryEntity.class)
        .getResultList();
  }

  private WatchlistEntry view(EntryEntity entry) {
    DocumentKey key =
        DocumentKey.read(
            new String(protection.openForAuthority(PURPOSE, entry.sealedDetails()), UTF_8));
    return new WatchlistEntry(
        entry.id(), key.issuingState(), key.number(), entry.instruction(), entry.createdAt());
  }

  private static ListInMemory.Row inMemory(EntryEntity entry) {
    return ListInMemory.Row.of(entry.documentIndex(), entry.id(), entry.instruction());
  }
}
