// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.clearlane.kernel.protection.KeyStoreFixture.SECRET;
import static org.clearlane.kernel.protection.KeyStoreFixture.open;
import static org.clearlane.kernel.protection.KeyStoreFixture.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.stream.IntStream;
import org.clearlane.kernel.ErasedTravellerException;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.SigningKeys.SigningKey;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {
  private final TravellerId traveller = TravellerId.random();
  private @TempDir Path folder;
  private KeyStoreFixture store = new KeyStoreFixture(Path.of(""));

  @BeforeEach
  void makeStore() {
    store = new KeyStoreFixture(folder.resolve("var/keys"));
  }

  @Test
  void opensWhatItSealedAlsoAfterARestart() {
    byte[] sealed = seal(store.open(), traveller);
    assertThat(sealed.length - SECRET.length).isBetween(28, 40);
    assertThat(open(store.open(), traveller, sealed)).isEqualTo(SECRET);
  }

  @Test
  void bindsTravellerAndPurpose() {
    AuthorityKeys keys = store.open();
    byte[] sealed = seal(keys, traveller);
    TravellerId other = TravellerId.random();
    byte[] _ = seal(keys, other);
    assertThatExceptionOfType(KernelException.class)
        .isThrownBy(() -> open(keys, other, sealed))
        .isNotInstanceOf(ErasedTravellerException.class);
    assertThatExceptionOfType(KernelException.class)
        .isThrownBy(() -> keys.travellers().existing(traveller).open(sealed, "other"));
  }

  @Test
  void refusesEveryChangedByte() {
    AuthorityKeys keys = store.open();
    byte[] sealed = seal(keys, traveller);
    IntStream.range(0, sealed.length)
        .forEach(
            i -> {
              byte[] changed = sealed.clone();
              changed[i] ^= 1;
              assertThatExceptionOfType(KernelException.class)
                  .isThrownBy(() -> open(keys, traveller, changed));
            });
  }

  @Test
  void refusesToOpenWithoutAKey() {
    assertThatExceptionOfType(ErasedTravellerException.class)
        .isThrownBy(() -> open(store.open(), traveller, new byte[40]));
    assertThat(store.keyFile(traveller)).doesNotExist();
  }

  @Test
  void keepsAuthoritiesApart() {
    byte[] sealed = seal(store.open("a"), traveller);
    AuthorityKeys other = store.open("b");
    byte[] _ = seal(other, traveller);
    assertThatExceptionOfType(KernelException.class)
        .isThrownBy(() -> open(other, traveller, sealed));
    byte[] ofAuthority = store.open("a").master().seal(SECRET, "x");
    assertThatExceptionOfType(KernelException.class)
        .isThrownBy(() -> other.master().open(ofAuthority, "x", "content"));
    assertThat(other.blindIndex("p", "v")).isNotEqualTo(store.open("a").blindIndex("p", "v"));
    assertThat(other.travellers().forSealing(traveller).pseudonym())
        .isNotEqualTo(store.open("a").travellers().forSealing(traveller).pseudonym());
  }

  @Test
  void givesStablePseudonymsAndIndexes() {
    AuthorityKeys keys = store.open();
    String pseudonym = keys.travellers().forSealing(traveller).pseudonym();
    assertThat(pseudonym).matches("[0-9a-f]{32}");
    assertThat(store.open().travellers().forSealing(traveller).pseudonym()).isEqualTo(pseudonym);
    assertThat(keys.blindIndex("p", "v"))
        .hasSize(32)
        .isEqualTo(store.open().blindIndex("p", "v"))
        .isNotEqualTo(keys.blindIndex("pv", ""))
        .isNotEqualTo(keys.blindIndex("p", "w"));
  }

  @Test
  void signsWithTheSameKeyAfterARestart() throws GeneralSecurityException {
    SigningKey key = store.open().signing().current();
    assertThat(key.keyId()).matches("[A-Za-z0-9_-]{8,16}");
    Signature signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(store.open().signing().current().privateKey());
    signer.update(SECRET);
    byte[] signature = signer.sign();
    signer.initVerify(store.open().signing().publicKey(key.keyId()).orElseThrow());
    signer.update(SECRET);
    assertThat(signer.verify(signature)).isTrue();
  }

  @Test
  void letsOnlyTheOwnerRead() throws IOException {
    byte[] _ = seal(store.open(), traveller);
    store.open().travellers().destroy(TravellerId.random());
    for (Path path : store.everything()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .as(path.getFileName().toString())
          .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
    }
  }

  @Test
  void leavesNoTemporaryFiles() throws IOException {
    AuthorityKeys keys = store.open();
    byte[] _ = seal(keys, traveller);
    int _ = keys.rotateMasterKey();
    assertThat(store.everything()).noneMatch(path -> path.toString().endsWith(".new"));
  }

  @Test
  void keepsOnlySoManyKeysInMemory() {
    TravellerKeyCache cache = new TravellerKeyCache();
    for (int i = 0; i <= TravellerKeyCache.MOST_KEYS; i++) {
      TravellerId id = TravellerId.random();
      cache.keep(id, new TravellerKey(new byte[TravellerKey.LENGTH], id));
    }
    assertThat(cache.size()).isEqualTo(TravellerKeyCache.MOST_KEYS);
  }
}
