// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.clearlane.kernel.protection.KeyStoreFixture.PURPOSE;
import static org.clearlane.kernel.protection.KeyStoreFixture.SECRET;
import static org.clearlane.kernel.protection.KeyStoreFixture.open;
import static org.clearlane.kernel.protection.KeyStoreFixture.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clearlane.kernel.ErasedTravellerException;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureTest {
  private final TravellerId traveller = TravellerId.random();
  private final TravellerId other = TravellerId.random();
  private @TempDir Path folder;
  private KeyStoreFixture store = new KeyStoreFixture(Path.of(""));

  @BeforeEach
  void makeStore() {
    store = new KeyStoreFixture(folder);
  }

  @Test
  void refusesTheTravellerForEver() {
    AuthorityKeys keys = store.open();
    byte[] sealed = seal(keys, traveller);
    keys.travellers().destroy(traveller);
    assertErased(keys, sealed);
    assertErased(store.open(), sealed);
    assertThat(store.keyFile(traveller)).doesNotExist();
  }

  @Test
  void spareOthers() {
    AuthorityKeys keys = store.open();
    byte[] sealed = seal(keys, other);
    keys.travellers().destroy(traveller);
    assertThat(open(keys, other, sealed)).isEqualTo(SECRET);
    assertThat(open(store.open(), other, sealed)).isEqualTo(SECRET);
  }

  @Test
  void refusesATravellerWhoNeverHadAKey() {
    AuthorityKeys keys = store.open();
    keys.travellers().destroy(traveller);
    keys.travellers().destroy(traveller);
    assertErased(keys, new byte[40]);
    assertThat(store.file("erasures.log")).content().hasLineCount(1);
  }

  @Test
  void overwritesTheKeyOnTheDisk() throws IOException {
    byte[] _ = seal(store.open(), traveller);
    Path sameBlocks = Files.createLink(folder.resolve("link"), store.keyFile(traveller));
    store.open().travellers().destroy(traveller);
    assertThat(Files.readAllBytes(sameBlocks)).isNotEmpty().containsOnly(0);
  }

  @Test
  void destroysAKeyThatComesBackWithABackup() throws IOException {
    AuthorityKeys keys = store.open();
    byte[] sealed = seal(keys, traveller);
    byte[] backup = Files.readAllBytes(store.keyFile(traveller));
    keys.travellers().destroy(traveller);

    Files.write(store.keyFile(traveller), backup);
    assertErased(keys, sealed);
    assertErased(store.open(), sealed);
    assertThat(store.keyFile(traveller)).doesNotExist();
  }

  @Test
  void finishesAnErasureThatACrashInterrupted() throws IOException {
    byte[] sealed = seal(store.open(), traveller);
    byte[] key = Files.readAllBytes(store.keyFile(traveller));
    store.open().travellers().destroy(traveller);
    // The ledger was written, the key file and a half-written copy were still there.
    Files.write(store.keyFile(traveller), key);
    Path leftover = store.keyFile(traveller).resolveSibling(traveller + ".key123.new");
    Files.write(leftover, key);

    assertErased(store.open(), sealed);
    assertThat(store.keyFile(traveller)).doesNotExist();
    assertThat(leftover).doesNotExist();
  }

  @Test
  void removesHalfWrittenCopiesWithTheKey() throws IOException {
    byte[] _ = seal(store.open(), traveller);
    Path leftover = store.keyFile(traveller).resolveSibling(traveller + ".key123.new");
    Files.copy(store.keyFile(traveller), leftover);
    store.open().travellers().destroy(traveller);
    assertThat(leftover).doesNotExist();
  }

  @Test
  void goesOnBehindALedgerLineThatACrashTore() throws IOException {
    AuthorityKeys keys = store.open();
    keys.travellers().destroy(other);
    Files.writeString(store.file("erasures.log"), "0123abcd", APPEND);

    byte[] sealed = seal(store.open(), traveller);
    store.open().travellers().destroy(traveller);
    AuthorityKeys restarted = store.open();
    assertErased(restarted, sealed);
    assertThatExceptionOfType(ErasedTravellerException.class)
        .isThrownBy(() -> restarted.travellers().existing(other));
    assertThat(store.file("erasures.log")).content().hasLineCount(2);
  }

  @Test
  void isSeenByAnotherNode() {
    AuthorityKeys node = store.open();
    byte[] sealed = seal(node, traveller);
    AuthorityKeys otherNode = store.open();
    assertThat(open(otherNode, traveller, sealed)).isEqualTo(SECRET);
    node.travellers().destroy(traveller);
    assertErased(otherNode, sealed);
  }

  @Test
  void reachesThoseWhoHoldTheKey() {
    AuthorityKeys keys = store.open();
    TravellerKey held = keys.travellers().forSealing(traveller);
    keys.travellers().destroy(traveller);
    assertThatExceptionOfType(ErasedTravellerException.class)
        .isThrownBy(() -> held.seal(SECRET, PURPOSE));
    assertThatExceptionOfType(ErasedTravellerException.class).isThrownBy(held::pseudonym);
  }

  private void assertErased(AuthorityKeys keys, byte[] sealed) {
    assertThatExceptionOfType(ErasedTravellerException.class)
        .isThrownBy(() -> open(keys, traveller, sealed));
    assertThatExceptionOfType(ErasedTravellerException.class)
        .isThrownBy(() -> seal(keys, traveller));
    assertThatExceptionOfType(ErasedTravellerException.class)
        .isThrownBy(() -> keys.travellers().forSealing(traveller).pseudonym());
  }
}
