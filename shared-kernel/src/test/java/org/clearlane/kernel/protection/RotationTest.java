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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clearlane.kernel.ErasedTravellerException;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationTest {
  private @TempDir Path folder;
  private KeyStoreFixture store = new KeyStoreFixture(Path.of(""));
  private final Map<TravellerId, byte[]> sealed = new LinkedHashMap<>();

  @BeforeEach
  void makeStore() {
    store = new KeyStoreFixture(folder);
    AuthorityKeys keys = store.open();
    for (int i = 0; i < 20; i++) {
      TravellerId traveller = TravellerId.random();
      sealed.put(traveller, seal(keys, traveller));
    }
  }

  @Test
  void wrapsEveryKeyAnewAndKeepsEverythingReadable() throws IOException {
    AuthorityKeys keys = store.open();
    byte[] ofAuthority = keys.master().seal(SECRET, "x");
    byte[] index = keys.blindIndex("p", "v");
    String signingKey = keys.signing().current().keyId();
    Map<Path, byte[]> before = wrapped();

    assertThat(keys.rotateMasterKey()).isEqualTo(20);

    for (Map.Entry<Path, byte[]> file : before.entrySet()) {
      // A Tink ciphertext begins with the id of the key that made it.
      assertThat(Files.readAllBytes(file.getKey())).isNotEqualTo(file.getValue());
      assertThat(head(Files.readAllBytes(file.getKey()))).isNotEqualTo(head(file.getValue()));
    }
    for (AuthorityKeys any : List.of(keys, store.open())) {
      assertEverythingOpens(any);
      assertThat(any.master().open(ofAuthority, "x", "content")).isEqualTo(SECRET);
      assertThat(any.blindIndex("p", "v")).isEqualTo(index);
      assertThat(any.signing().current().keyId()).isEqualTo(signingKey);
    }
  }

  @Test
  void overwritesTheOldWrappingOnTheDisk() throws IOException {
    TravellerId traveller = sealed.keySet().iterator().next();
    Path oldBlocks = Files.createLink(folder.resolve("link"), store.keyFile(traveller));
    int _ = store.open().rotateMasterKey();
    assertThat(Files.readAllBytes(oldBlocks)).isNotEmpty().containsOnly(0);
  }

  @Test
  void survivesACrashAfterAnyNumberOfKeys() throws IOException {
    Map<Path, byte[]> before = wrapped();
    int _ = store.open().rotateMasterKey();
    List<Path> files = new ArrayList<>(before.keySet());
    for (int done = files.size(); done >= 0; done--) {
      // Only the first files had been wrapped anew when the power went.
      for (Path file : files.subList(done, files.size())) {
        Files.write(file, before.get(file));
      }
      assertEverythingOpens(store.open());
    }
    assertThat(store.open().rotateMasterKey()).isEqualTo(20);
    assertEverythingOpens(store.open());
  }

  @Test
  void isSeenByAnotherNode() {
    AuthorityKeys otherNode = store.open();
    AuthorityKeys node = store.open();
    int _ = node.rotateMasterKey();
    TravellerId fresh = TravellerId.random();
    byte[] byNode = seal(node, fresh);
    assertThat(open(otherNode, fresh, byNode)).isEqualTo(SECRET);
    assertEverythingOpens(otherNode);
    byte[] ofAuthority = node.master().seal(SECRET, "x");
    int _ = otherNode.rotateMasterKey();
    assertThat(store.open().master().open(ofAuthority, "x", "content")).isEqualTo(SECRET);
  }

  @Test
  void losesNoKeyWhenRotationsMeet() throws Exception {
    AuthorityKeys keys = store.open();
    List<byte[]> made = java.util.Collections.synchronizedList(new ArrayList<>());
    inParallel(
        4,
        () -> {
          int _ = keys.rotateMasterKey();
          made.add(keys.master().seal(SECRET, "x"));
          return true;
        });
    for (byte[] ofAuthority : made) {
      assertThat(store.open().master().open(ofAuthority, "x", "content")).isEqualTo(SECRET);
    }
  }

  @Test
  void neverBringsAnErasedTravellerBack() throws Exception {
    AuthorityKeys keys = store.open();
    AuthorityKeys otherNode = store.open();
    List<TravellerId> doomed = List.copyOf(sealed.keySet()).subList(0, 10);
    Set<TravellerId> erased = ConcurrentHashMap.newKeySet();
    List<Callable<Boolean>> tasks = new ArrayList<>();
    tasks.add(() -> keys.rotateMasterKey() >= 10);
    for (TravellerId traveller : doomed) {
      tasks.add(
          () -> {
            keys.travellers().destroy(traveller);
            return erased.add(traveller);
          });
      tasks.add(() -> sealsUntilErased(keys, traveller));
      tasks.add(() -> sealsUntilErased(otherNode, traveller));
    }
    runAll(tasks, tasks.size());
    assertThat(erased).hasSize(10);
    for (TravellerId traveller : doomed) {
      assertThat(store.keyFile(traveller)).doesNotExist();
      sealed.remove(traveller);
    }
    assertEverythingOpens(store.open());
  }

  @Test
  void agreesOnOneKeyWhenNodesMakeItTogether() throws Exception {
    List<AuthorityKeys> nodes = List.of(store.open(), store.open(), store.open());
    for (int round = 0; round < 10; round++) {
      TravellerId traveller = TravellerId.random();
      Set<String> pseudonyms = ConcurrentHashMap.newKeySet();
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (AuthorityKeys node : nodes) {
        tasks.add(() -> pseudonyms.add(node.travellers().forSealing(traveller).pseudonym()));
        tasks.add(() -> pseudonyms.add(node.travellers().forSealing(traveller).pseudonym()));
      }
      runAll(tasks, tasks.size());
      pseudonyms.add(store.open().travellers().forSealing(traveller).pseudonym());
      assertThat(pseudonyms).hasSize(1);
    }
  }

  private static boolean sealsUntilErased(AuthorityKeys keys, TravellerId traveller) {
    assertThatExceptionOfType(ErasedTravellerException.class)
        .isThrownBy(
            () -> {
              while (true) {
                byte[] _ = seal(keys, traveller);
              }
            });
    return true;
  }

  private void assertEverythingOpens(AuthorityKeys keys) {
    sealed.forEach(
        (traveller, bytes) -> assertThat(open(keys, traveller, bytes)).isEqualTo(SECRET));
  }

  private Map<Path, byte[]> wrapped() throws IOException {
    Map<Path, byte[]> contents = new LinkedHashMap<>();
    for (Path path : store.everything()) {
      if (path.toString().endsWith(".key")) {
        contents.put(path, Files.readAllBytes(path));
      }
    }
    return contents;
  }

  private static byte[] head(byte[] ciphertext) {
    return java.util.Arrays.copyOf(ciphertext, 5);
  }

  private static void inParallel(int threads, Callable<Boolean> task) throws Exception {
    runAll(java.util.Collections.nCopies(threads, task), threads);
  }

  private static void runAll(List<Callable<Boolean>> tasks, int threads) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (Future<Boolean> future : executor.invokeAll(tasks)) {
        Boolean _ = future.get();
      }
    }
  }
}
