// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.clearlane.kernel.protection.KeyStoreFixture.open;
import static org.clearlane.kernel.protection.KeyStoreFixture.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.clearlane.kernel.ErasedTravellerException;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedKeyStoreTest {
  private final TravellerId traveller = TravellerId.random();
  private @TempDir Path folder;
  private KeyStoreFixture store = new KeyStoreFixture(Path.of(""));
  private byte[] sealed = {};

  @BeforeEach
  void makeStore() {
    store = new KeyStoreFixture(folder);
    AuthorityKeys keys = store.open();
    sealed = seal(keys, traveller);
    keys.travellers().destroy(TravellerId.random());
  }

  @ParameterizedTest
  @CsvSource({
    "master.json, master key file",
    "index.key, index key file",
    "signing.key, signing key file"
  })
  void namesADamagedFileAndLeavesItAlone(String name, String role) throws IOException {
    Path file = store.file(name);
    byte[] whole = Files.readAllBytes(file);
    byte[] changed = whole.clone();
    changed[changed.length / 2] ^= 0x40;
    for (byte[] damaged : new byte[][] {changed, Arrays.copyOf(whole, whole.length / 2), {}}) {
      Files.write(file, damaged);
      assertRefused(store::open, role);
      assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }
    Files.write(file, whole);
    assertThat(open(store.open(), traveller, sealed)).isEqualTo(KeyStoreFixture.SECRET);
  }

  @ParameterizedTest
  @CsvSource({"master.json, master key file", "erasures.log, erasure ledger file"})
  void refusesToReplaceALostFile(String name, String role) throws IOException {
    Files.delete(store.file(name));
    assertRefused(store::open, role);
    assertThat(store.file(name)).doesNotExist();
  }

  @Test
  void refusesADamagedLedger() throws IOException {
    String line = Files.readString(store.file("erasures.log"));
    Files.writeString(store.file("erasures.log"), line.substring(1) + line);
    assertRefused(store::open, "erasure ledger file");
    assertThat(store.file("erasures.log")).hasContent(line.substring(1) + line);
  }

  @Test
  void noticesALedgerThatLostLines() throws IOException {
    AuthorityKeys keys = store.open();
    Files.write(store.file("erasures.log"), new byte[0]);
    assertRefused(() -> seal(keys, traveller), "erasure ledger file");
  }

  @Test
  void namesADamagedTravellerKeyAndLeavesItAlone() throws IOException {
    Path file = store.keyFile(traveller);
    byte[] damaged = Files.readAllBytes(file);
    damaged[damaged.length - 1] ^= 1;
    Files.write(file, damaged);
    AuthorityKeys keys = store.open();
    assertRefused(() -> seal(keys, traveller), "traveller key file");
    assertRefused(() -> open(keys, traveller, sealed), "traveller key file");
    assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
  }

  @Test
  void refusesAnotherTravellersKeyFile() throws IOException {
    TravellerId other = TravellerId.random();
    byte[] _ = seal(store.open(), other);
    Files.copy(
        store.keyFile(other),
        store.keyFile(traveller),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertRefused(() -> seal(store.open(), traveller), "traveller key file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"travellers/zz/notes.txt", "travellers/zz/x.key", "travellers/stray"})
  void passesOverStrayFiles(String name) throws IOException {
    Files.createDirectories(store.file("travellers/zz"));
    Files.writeString(store.file(name), "stray");
    AuthorityKeys keys = store.open();
    assertThat(keys.rotateMasterKey()).isEqualTo(1);
    assertThat(store.file(name)).hasContent("stray");
  }

  @Test
  void keepsKeysOutOfTheMessage() throws IOException {
    Path file = store.file("master.json");
    String json = Files.readString(file);
    Files.writeString(file, json.replace("\"value\"", "\"valu\""));
    assertThatExceptionOfType(KernelException.class)
        .isThrownBy(store::open)
        .withMessage("the master key file is damaged: restore it")
        .withNoCause();
  }

  private static void assertRefused(ThrowingCallable call, String role) {
    assertThatExceptionOfType(KernelException.class)
        .isThrownBy(call)
        .isNotInstanceOf(ErasedTravellerException.class)
        .withMessageContaining(role);
  }
}
