// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.GalleryName;
import org.clearlane.biometrics.PersonId;
import org.clearlane.biometrics.UnknownGalleryException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Updates while a pass is held in the middle. */
class GalleryTest {
  private static final String MODEL = "model";

  /** Stops before the second block of rows until told to go on. */
  private static final class HeldKernel implements ScanKernel {
    private final ScanKernel kernel = new PlainKernel();
    private final Semaphore held = new Semaphore(0);
    private final Semaphore mayGoOn = new Semaphore(0);

    @Override
    public void multiply(MemorySegment blocks, long block, ProbeTile probes, int[] sums) {
      if (block == BlockLayout.of(FaceTemplate.DIMENSION).blockBytes()) {
        held.release();
        mayGoOn.acquireUninterruptibly();
      }
      kernel.multiply(blocks, block, probes, sums);
    }

    @Override
    public int reaching(
        int[] sums, int from, float[] scales, float[] errors, int first, ProbeCode probe, float s) {
      return kernel.reaching(sums, from, scales, errors, first, probe, s);
    }

    void awaitHeld() {
      held.acquireUninterruptibly();
    }

    void goOn() {
      mayGoOn.release(1_000);
    }
  }

  private final Random random = new Random(11);
  private final HeldKernel kernel = new HeldKernel();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final ScanThreads threads = new ScanThreads(2);
  private final Gallery gallery =
      new Gallery(new GalleryName("held"), new Scanning(kernel, threads, MemoryRows::open));
  private final List<FaceTemplate> templates = new ArrayList<>();

  GalleryTest() {
    for (int i = 0; i < 40; i++) {
      templates.add(template());
      gallery.add(person(i), templates.getLast());
    }
  }

  @AfterEach
  void end() {
    kernel.goOn();
    executor.close();
    gallery.close();
    threads.close();
  }

  @Test
  void neverMissesAPersonWhoIsReplaced() {
    // The new reference goes into the first block, which the pass has gone through already.
    gallery.remove(person(0));
    CompletableFuture<Gallery.Answer> search = search(templates.get(35));
    kernel.awaitHeld();
    FaceTemplate newTemplate = template();
    CompletableFuture<Void> replacement =
        CompletableFuture.runAsync(
            () -> gallery.replace(person(35), List.of(newTemplate)), executor);
    await().until(() -> gallery.size().references() == 40);

    assertThat(replacement).as("waits for the pass").isNotDone();
    kernel.goOn();
    assertThat(search.join().matches().getFirst().person()).isEqualTo(person(35));
    replacement.join();
    assertThat(search(newTemplate).join().matches().getFirst().person()).isEqualTo(person(35));
    assertThat(search(templates.get(35)).join().matches().getFirst().score()).isLessThan(0.9);
    assertThat(gallery.size().references()).isEqualTo(39);
  }

  @Test
  void refusesTemplatesOfAnotherLength() {
    float[] values = new float[FaceTemplate.DIMENSION / 2];
    values[0] = 1;
    FaceTemplate half = FaceTemplate.normalised(MODEL, values);
    assertThatIllegalArgumentException().isThrownBy(() -> gallery.add(person(60), half));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gallery.replace(person(1), List.of(half)));
    kernel.goOn();
    assertThatIllegalArgumentException().isThrownBy(() -> gallery.search(half, 1));
    assertThat(gallery.size().references()).isEqualTo(40);
    assertThat(gallery.search(templates.get(39), 1).matches().getFirst().person())
        .isEqualTo(person(39));
  }

  @Test
  void updatesWithoutWaitingForAPass() {
    CompletableFuture<Gallery.Answer> search = search(templates.get(35));
    kernel.awaitHeld();

    gallery.add(person(50), template());
    assertThat(gallery.remove(person(20))).isTrue();
    assertThat(gallery.contains(person(20))).isFalse();
    assertThat(search).isNotDone();
    kernel.goOn();
    assertThat(search.join().matches().getFirst().person()).isEqualTo(person(35));
  }

  @Test
  void forgetsWhoIsRemovedWhileAPassIsUnderWay() {
    CompletableFuture<Gallery.Answer> search =
        CompletableFuture.supplyAsync(() -> gallery.search(templates.get(3), 1), executor);
    kernel.awaitHeld();
    gallery.remove(person(3));
    // Takes the slot in which the pass has seen a perfect score.
    gallery.add(person(60), template());
    kernel.goOn();

    assertThat(search.join().matches())
        .hasSize(1)
        .allMatch(match -> match.score() < 0.9)
        .noneMatch(match -> match.person().equals(person(3)));
  }

  @Test
  void answersWhoArrivesDuringAPassInTheNextOne() {
    CompletableFuture<Gallery.Answer> search = search(templates.get(35));
    kernel.awaitHeld();
    gallery.add(person(70), templates.get(39));
    gallery.remove(person(39));
    CompletableFuture<Gallery.Answer> later = search(templates.get(39));
    kernel.goOn();

    search.join();
    assertThat(later.join().matches().getFirst()).isEqualTo(new Match(person(70), score(39)));
  }

  @Test
  void isDroppedAfterThePassUnderWay() {
    CompletableFuture<Gallery.Answer> search = search(templates.get(35));
    kernel.awaitHeld();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(gallery::close, executor);
    await().until(gallery::isClosed);

    assertThat(closing).isNotDone();
    kernel.goOn();
    assertThat(search.join().matches().getFirst().person()).isEqualTo(person(35));
    closing.join();
    assertThatThrownBy(() -> search(templates.get(1)).join())
        .hasCauseInstanceOf(UnknownGalleryException.class);
    assertThatExceptionOfType(UnknownGalleryException.class)
        .isThrownBy(() -> gallery.add(person(1), templates.get(1)));
  }

  private CompletableFuture<Gallery.Answer> search(FaceTemplate probe) {
    return CompletableFuture.supplyAsync(() -> gallery.search(probe, 5), executor);
  }

  private double score(int number) {
    return templates.get(number).cosine(templates.get(number));
  }

  private FaceTemplate template() {
    return FaceTemplate.normalised(MODEL, PlainSearch.unit(random, FaceTemplate.DIMENSION));
  }

  private static PersonId person(int number) {
    return new PersonId(new UUID(0, number));
  }
}
