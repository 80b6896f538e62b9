// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist.screening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.Sex;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.watchlist.EntryId;
import org.clearlane.watchlist.Instruction;
import org.clearlane.watchlist.ScreeningOutcome;
import org.clearlane.watchlist.WatchlistException;
import org.junit.jupiter.api.Test;

class ListInMemoryTest {
  private static final Authority A = new Authority("a");
  private static final Authority B = new Authority("b");

  private final ListInMemory list = new ListInMemory();

  @SuppressWarnings("UnnecessaryAssignment") // the test is the framework that injects
  ListInMemoryTest() {
    list.protection =
        (DataProtection)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataProtection.class},
                (_, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("blindIndex");
                  return hash(AuthorityContext.current() + "|" + arguments[0] + arguments[1]);
                });
    list.replace(A, List.of());
    list.replace(B, List.of());
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TravelDocument document(String state, String number) {
    return new TravelDocument(
        "P",
        state,
        number,
        Optional.empty(),
        state,
        "ERIKSSON",
        "ANNA",
        BirthDate.of(LocalDate.of(1974, 8, 12)),
        Sex.FEMALE);
  }

  private ListInMemory.Row row(Authority authority, String number, Instruction instruction) {
    return AuthorityContext.call(
        authority,
        () ->
            ListInMemory.Row.of(
                DocumentKey.of("UTO", number).index(list.protection),
                EntryId.random(),
                instruction));
  }

  private ListInMemory.Row want(String number, Instruction instruction) {
    ListInMemory.Row row = row(A, number, instruction);
    list.added(new EntryAdded(A, row));
    return row;
  }

  private ScreeningOutcome screen(Authority authority, String state, String number) {
    return AuthorityContext.call(authority, () -> list.screen(document(state, number)));
  }

  private static ScreeningOutcome hit(ListInMemory.Row row) {
    return new ScreeningOutcome.Hit(row.entry(), row.instruction());
  }

  @Test
  void findsAWantedDocument() {
    ListInMemory.Row row = want("X1", Instruction.REFER);
    assertThat(screen(A, "UTO", "X1")).isEqualTo(hit(row));
    assertThat(screen(A, "UTO", "X2")).isEqualTo(new ScreeningOutcome.Clear());
    assertThat(screen(A, "D", "X1"))
        .as("the same number of another state")
        .isEqualTo(new ScreeningOutcome.Clear());
  }

  @Test
  void findsADocumentWithTheSeparatorsOfItsZone() {
    ListInMemory.Row row = want("AB123", Instruction.REFER);
    assertThat(screen(A, "UTO", "AB<123")).isEqualTo(hit(row));
  }

  @Test
  void tellsTheStrictestOfSeveralEntries() {
    want("X1", Instruction.REFER);
    ListInMemory.Row detain = want("X1", Instruction.DETAIN);
    want("X1", Instruction.REFER);
    assertThat(screen(A, "UTO", "X1")).isEqualTo(hit(detain));
  }

  @Test
  void dropsARemovedEntryOnly() {
    ListInMemory.Row detain = want("X1", Instruction.DETAIN);
    ListInMemory.Row refer = want("X1", Instruction.REFER);
    list.removed(new EntryRemoved(A, detain.entry()));
    assertThat(screen(A, "UTO", "X1")).isEqualTo(hit(refer));
    list.removed(new EntryRemoved(A, refer.entry()));
    list.removed(new EntryRemoved(A, refer.entry()));
    assertThat(screen(A, "UTO", "X1")).isEqualTo(new ScreeningOutcome.Clear());
  }

  @Test
  void keepsAuthoritiesApart() {
    want("X1", Instruction.DETAIN);
    assertThat(screen(B, "UTO", "X1")).isEqualTo(new ScreeningOutcome.Clear());
  }

  @Test
  void takesTheWholeListAtStart() {
    ListInMemory.Row before = want("X1", Instruction.DETAIN);
    ListInMemory.Row after = row(A, "X2", Instruction.REFER);
    list.replace(A, List.of(after));
    assertThat(screen(A, "UTO", "X1")).isEqualTo(new ScreeningOutcome.Clear());
    assertThat(screen(A, "UTO", "X2")).isEqualTo(hit(after));
    assertThat(before.entry()).isNotEqualTo(after.entry());
  }

  @Test
  void clearsNobodyBeforeTheListIsLoaded() {
    Authority third = new Authority("c");
    assertThatThrownBy(() -> screen(third, "UTO", "X1")).isInstanceOf(WatchlistException.class);
  }
}
