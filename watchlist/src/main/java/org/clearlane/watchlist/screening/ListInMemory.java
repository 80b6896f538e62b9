// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist.screening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.watchlist.EntryId;
import org.clearlane.watchlist.Instruction;
import org.clearlane.watchlist.Screening;
import org.clearlane.watchlist.ScreeningOutcome;
import org.clearlane.watchlist.WatchlistException;

/**
 * Each authority's list, by the keyed hash of the document; several entries may name one document.
 */
@ApplicationScoped
public class ListInMemory implements Screening {
  @Inject DataProtection protection;

  private final Map<Authority, Map<EntryId, Row>> lists = new ConcurrentHashMap<>();
  private final Map<Authority, Map<String, Map<EntryId, Instruction>>> byDocument =
      new ConcurrentHashMap<>();

  /** An entry as it is searched. */
  public record Row(String documentIndex, EntryId entry, Instruction instruction) {
    public static Row of(byte[] documentIndex, EntryId entry, Instruction instruction) {
      return new Row(HexFormat.of().formatHex(documentIndex), entry, instruction);
    }
  }

  /** Takes the whole list, in place of what was there. */
  public void replace(Authority authority, Collection<Row> rows) {
    Map<EntryId, Row> list = new ConcurrentHashMap<>();
    Map<String, Map<EntryId, Instruction>> index = new ConcurrentHashMap<>();
    rows.forEach(row -> put(list, index, row));
    lists.put(authority, list);
    byDocument.put(authority, index);
  }

  private static void put(
      Map<EntryId, Row> list, Map<String, Map<EntryId, Instruction>> index, Row row) {
    list.put(row.entry(), row);
    index
        .computeIfAbsent(row.documentIndex(), _ -> new ConcurrentHashMap<>())
        .put(row.entry(), row.instruction());
  }

  void added(@Observes(during = TransactionPhase.AFTER_SUCCESS) EntryAdded event) {
    put(of(lists, event.authority()), of(byDocument, event.authority()), event.row());
  }

  void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) EntryRemoved event) {
    Row row = of(lists, event.authority()).remove(event.entry());
    if (row != null) {
      of(byDocument, event.authority())
          .getOrDefault(row.documentIndex(), Map.of())
          .remove(event.entry());
    }
  }

  @Override
  public ScreeningOutcome screen(TravelDocument document) {
    String index = HexFormat.of().formatHex(DocumentKey.of(document).index(protection));
    List<Map.Entry<EntryId, Instruction>> hits =
        of(byDocument, AuthorityContext.current()).getOrDefault(index, Map.of()).entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .toList();
    return hits.isEmpty()
        ? new ScreeningOutcome.Clear()
        : new ScreeningOutcome.Hit(hits.getFirst().getKey(), hits.getFirst().getValue());
  }

  private static <T> T of(Map<Authority, T> map, Authority authority) {
    T found = map.get(authority);
    if (found == null) {
      throw new WatchlistException("the watchlist of authority " + authority + " is not loaded");
    }
    return found;
  }
}
