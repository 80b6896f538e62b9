// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.GalleryName;
import org.clearlane.biometrics.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Searches against many updates. Each updating thread owns some persons and knows what a search
 * must say of them; residents are replaced all the time by others and must never be missed.
 */
class GalleryStressTest {
  private static final int UPDATERS = 3;
  private static final int ROUNDS = 200;
  private static final int RESIDENTS = 30;

  @TempDir Path folder;

  private final ExecutorService executor = Executors.newFixedThreadPool(8);
  private final ScanThreads threads = new ScanThreads(2);
  private final AtomicBoolean updating = new AtomicBoolean(true);
  private final List<FaceTemplate> residents = new ArrayList<>();

  @AfterEach
  void end() {
    executor.shutdownNow();
    threads.close();
  }

  @Test
  void staysRightInMemory() {
    stress(MemoryRows::open);
  }

  @Test
  void staysRightOnDisk() {
    stress(new EncryptedRowFiles(folder, new byte[32]));
  }

  private void stress(RowStore.Factory stores) {
    Scanning scanning = new Scanning(new VectorKernel(), threads, stores);
    try (Gallery gallery = new Gallery(new GalleryName("busy"), scanning)) {
      Random random = new Random(1);
      for (int i = 0; i < RESIDENTS; i++) {
        residents.add(template(random));
        gallery.add(person(0, i), residents.getLast());
      }
      List<CompletableFuture<Void>> searching = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        int seed = i;
        searching.add(CompletableFuture.runAsync(() -> search(gallery, seed), executor));
      }
      searching.add(CompletableFuture.runAsync(() -> renewResidents(gallery), executor));
      List<CompletableFuture<Void>> updaters = new ArrayList<>();
      for (int i = 1; i <= UPDATERS; i++) {
        int owner = i;
        updaters.add(CompletableFuture.runAsync(() -> update(gallery, owner), executor));
      }
      updaters.forEach(CompletableFuture::join);
      updating.set(false);
      searching.forEach(CompletableFuture::join);

      assertThat(gallery.size().persons()).isEqualTo(RESIDENTS);
    }
  }

  /** Every search finds the resident, with the exact score. */
  private void search(Gallery gallery, int seed) {
    Random random = new Random(seed);
    while (updating.get()) {
      int i = random.nextInt(RESIDENTS);
      FaceTemplate probe = residents.get(i);
      assertThat(gallery.search(probe, 1 + random.nextInt(3)).matches().getFirst())
          .isEqualTo(new Match(person(0, i), probe.cosine(probe)));
    }
  }

  /** By the same template, so that the right answer stays the same. */
  private void renewResidents(Gallery gallery) {
    Random random = new Random(99);
    while (updating.get()) {
      int i = random.nextInt(RESIDENTS);
      gallery.replace(person(0, i), List.of(residents.get(i)));
    }
  }

  private static void update(Gallery gallery, int owner) {
    Random random = new Random(1_000 + owner);
    for (int round = 0; round < ROUNDS; round++) {
      PersonId person = person(owner, round);
      FaceTemplate first = template(random);
      FaceTemplate second = template(random);
      gallery.add(person, first);
      assertThat(best(gallery, first)).isEqualTo(new Match(person, first.cosine(first)));
      gallery.replace(person, List.of(second));
      assertThat(best(gallery, second)).isEqualTo(new Match(person, second.cosine(second)));
      assertThat(best(gallery, first).score()).isLessThan(0.9);
      gallery.remove(person);
      assertThat(best(gallery, second).person()).isNotEqualTo(person);
    }
  }

  private static Match best(Gallery gallery, FaceTemplate probe) {
    return gallery.search(probe, 1).matches().getFirst();
  }

  private static FaceTemplate template(Random random) {
    return FaceTemplate.normalised("model", PlainSearch.unit(random, FaceTemplate.DIMENSION));
  }

  private static PersonId person(int owner, int number) {
    return new PersonId(new UUID(owner, number));
  }
}
