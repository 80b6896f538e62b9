// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.hostile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.clearlane.biometrics.FaceAcquisition;
import org.clearlane.biometrics.FaceMatcher;

/** Puts hostile files through the face matcher and keeps what it answered. Thread safe. */
final class Siege {
  private final FaceMatcher matcher;
  private final BaseFiles base;
  private final long seed;
  private final AtomicLong next = new AtomicLong();
  private final Map<Hostility, Map<String, Integer>> answers = new EnumMap<>(Hostility.class);
  private final List<String> faults = new ArrayList<>();
  private long slowestNanos;
  private String slowest = "";

  Siege(FaceMatcher matcher, BaseFiles base, long seed) {
    this.matcher = matcher;
    this.base = base;
    this.seed = seed;
  }

  /**
   * Puts the next files through, on some threads.
   *
   * @param done told after each
   */
  void run(int files, int threads, LongConsumer done) throws InterruptedException {
    long end = next.get() + files;
    AtomicLong taken = new AtomicLong(next.getAndAdd(files));
    List<Thread> workers =
        IntStream.range(0, threads)
            .mapToObj(
                _ ->
                    Thread.ofPlatform()
                        .start(
                            () -> {
                              for (long i = taken.getAndIncrement();
                                  i < end;
                                  i = taken.getAndIncrement()) {
                                put(HostileFile.of(base, seed, i));
                                done.accept(1);
                              }
                            }))
            .toList();
    for (Thread worker : workers) {
      worker.join();
    }
  }

  @SuppressWarnings("CatchAndPrintStackTrace") // whatever is thrown is what this looks for
  private void put(HostileFile file) {
    long start = System.nanoTime();
    String answer;
    try {
      answer =
          switch (matcher.acquire(file.bytes())) {
            case FaceAcquisition.Acquired _ -> "ACQUIRED";
            case FaceAcquisition.NotAcquired(var failure) -> failure.name();
          };
    } catch (Throwable e) {
      answer = "THROWN";
      add(file, e);
    }
    add(file, answer, System.nanoTime() - start);
  }

  private synchronized void add(HostileFile file, Throwable thrown) {
    faults.add(file.kind() + " number " + file.number() + " threw " + thrown);
  }

  private synchronized void add(HostileFile file, String answer, long nanos) {
    answers.computeIfAbsent(file.kind(), _ -> new TreeMap<>()).merge(answer, 1, Integer::sum);
    if (nanos > slowestNanos) {
      slowestNanos = nanos;
      slowest =
          String.format(
              Locale.ROOT,
              "%s number %d, %,d bytes, %s",
              file.kind(),
              file.number(),
              file.bytes().length,
              answer);
    }
  }

  /** How often each kind got each answer. */
  synchronized Map<Hostility, Map<String, Integer>> answers() {
    Map<Hostility, Map<String, Integer>> copy = new EnumMap<>(Hostility.class);
    answers.forEach((kind, counts) -> copy.put(kind, new TreeMap<>(counts)));
    return copy;
  }

  /** Files that were answered by an exception. */
  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  synchronized double slowestMillis() {
    return slowestNanos / 1e6;
  }

  /** Which file took longest. */
  synchronized String slowest() {
    return slowest;
  }
}
