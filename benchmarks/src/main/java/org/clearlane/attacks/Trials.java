// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clearlane.biometrics.CapturedFrame;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.PresentationAttackDetector;

/**
 * Simulates and judges: every bona fide burst first, so that its frames are in the detector's
 * memory when they are replayed; then every attack. Frames are made and acquired on all cores;
 * judged in order, so that the same seed gives the same figures.
 */
final class Trials {
  private final FaceMatcher matcher;
  private final PresentationAttackDetector detector;
  private final Simulation simulation;
  private final Optional<Path> output;
  private final Runnable progress;

  /**
   * @param output where frames are written, if anywhere
   * @param progress told after each burst
   */
  Trials(
      FaceMatcher matcher,
      PresentationAttackDetector detector,
      Simulation simulation,
      Optional<Path> output,
      Runnable progress) {
    this.matcher = matcher;
    this.detector = detector;
    this.simulation = simulation;
    this.output = output;
    this.progress = progress;
  }

  /** Makes the frames of a burst when it is its turn. */
  private record Burst(String kind, Subject subject, Tally tally, Maker maker) {}

  private interface Maker {
    List<byte[]> make();
  }

  Results run(List<Subject> subjects) throws InterruptedException {
    Results results = Results.empty(subjects.size());
    List<Burst> bursts = new ArrayList<>();
    for (Subject subject : subjects) {
      bursts.add(
          new Burst("bona-fide", subject, results.bonaFide(), () -> simulation.bonaFide(subject)));
    }
    for (Species species : Species.values()) {
      for (int i = 0; i < subjects.size(); i++) {
        Subject subject = subjects.get(i);
        Subject other = subjects.get((i + 1) % subjects.size());
        bursts.add(
            new Burst(
                species.label(),
                subject,
                results.of(species),
                () -> simulation.attack(species, subject, other)));
      }
    }
    judge(bursts);
    return results;
  }

  private void judge(List<Burst> bursts) throws InterruptedException {
    int ahead = 4 * Runtime.getRuntime().availableProcessors();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      Deque<Future<List<CapturedFrame>>> made = new ArrayDeque<>();
      int next = 0;
      for (Burst burst : bursts) {
        while (next < bursts.size() && made.size() < ahead) {
          Burst coming = bursts.get(next++);
          made.addLast(workers.submit(() -> capture(coming)));
        }
        judge(burst, result(made.removeFirst()));
        progress.run();
      }
    }
  }

  private void judge(Burst burst, List<CapturedFrame> frames) {
    if (frames.isEmpty()) {
      burst.tally().noResponse();
    } else {
      burst.tally().judged(detector.judge(frames));
    }
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    }
  }

  private List<CapturedFrame> capture(Burst burst) {
    List<CapturedFrame> usable = new ArrayList<>();
    List<byte[]> frames = burst.maker().make();
    for (int i = 0; i < frames.size(); i++) {
      byte[] frame = frames.get(i);
      write(burst, i, frame);
      if (matcher.acquire(frame) instanceof Acquired face) {
        usable.add(CapturedFrame.of(face, frame, Instant.EPOCH));
      }
    }
    return usable;
  }

  private void write(Burst burst, int number, byte[] frame) {
    if (output.isEmpty()) {
      return;
    }
    Path folder = output.get().resolve(burst.kind());
    Path file = folder.resolve(burst.subject().name() + "-" + (number + 1) + ".jpg");
    try {
      Files.createDirectories(folder);
      Files.write(file, frame);
    } catch (IOException e) {
      throw AttacksException.failed(file + " cannot be written", e);
    }
  }
}
