// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.clearlane.biometrics.FaceGalleries;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.GalleryName;
import org.clearlane.biometrics.PersonId;
import org.clearlane.biometrics.SearchResult;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Exact one-to-many search: one probe, eight that come at the same time, and the plain comparison
 * with every reference that gives the same answer.
 *
 * <p>Ten million references are measured with {@code -p references=10000000 -p folder=DIR -p
 * threads=2} and {@code -jvmArgsAppend -XX:MaxDirectMemorySize=8g}; they take 5.3 GB of memory and
 * 21 GB in the folder.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx3g", "-XX:MaxDirectMemorySize=4g"})
public class FaceSearchBenchmark {
  private static final int PROBES = 64;
  private static final int CANDIDATES = 2;
  private static final int CROWD = 8;

  /** Probes in turn, each different from every reference. */
  private static final class Probes {
    private final List<FaceTemplate> probes = new ArrayList<>();
    private int next;

    Probes() {

      for (int i = 0; i < PROBES; i++) {
        probes.add(Population.probe(i, PROBES));
      }
    }

    FaceTemplate next() {
      next = (next + 1) % PROBES;
      return probes.get(next);
    }
  }

  /** A gallery, searched through its door. */
  @State(Scope.Benchmark)
  public static class Gallery {
    @Param({"1000", "100000", "1000000"})
    public int references;

    @Param("1")
    public int threads;

    /** Where full precision lies, in memory where empty. */
    @Param("")
    public String folder = "";

    private final Authority authority = new Authority("bench");
    private final GalleryName name = new GalleryName("bench");
    private final Probes probes = new Probes();
    private final ExecutorService crowd = Executors.newFixedThreadPool(CROWD);
    private FaceGallery galleries = FaceGalleries.inMemory(1);

    @Setup(Level.Trial)
    public void fill() {
      galleries =
          folder.isEmpty()
              ? FaceGalleries.inMemory(threads)
              : FaceGalleries.onDisk(threads, Path.of(folder), new byte[32]);

      AuthorityContext.run(
          authority,
          () -> {
            galleries.create(name);
            for (int i = 0; i < references; i++) {
              galleries.add(name, new PersonId(new UUID(1, i)), Population.reference(i));
            }
          });
    }

    @TearDown(Level.Trial)
    public void free() {
      AuthorityContext.run(authority, () -> galleries.drop(name));
      crowd.shutdown();
    }

    private SearchResult search(FaceTemplate probe) {
      return AuthorityContext.call(
          authority, () -> galleries.search(Set.of(name), probe, CANDIDATES));
    }
  }

  /** The same references as plain floats. */
  @State(Scope.Benchmark)
  public static class Plain {
    @Param({"1000", "100000"})
    public int references;

    private final List<FaceTemplate> templates = new ArrayList<>();
    private final Probes probes = new Probes();

    @Setup(Level.Trial)
    public void fill() {

      templates.clear();
      for (int i = 0; i < references; i++) {
        templates.add(Population.reference(i));
      }
    }
  }

  @Benchmark
  public SearchResult oneProbe(Gallery gallery) {
    return gallery.search(gallery.probes.next());
  }

  /** The time until all eight have their answers. */
  @Benchmark
  public List<SearchResult> eightProbes(Gallery gallery)
      throws InterruptedException, ExecutionException {
    List<Callable<SearchResult>> searches = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      FaceTemplate probe = gallery.probes.next();
      searches.add(() -> gallery.search(probe));
    }
    List<SearchResult> results = new ArrayList<>();
    for (Future<SearchResult> result : gallery.crowd.invokeAll(searches)) {
      results.add(result.get());
    }
    return results;
  }

  @Benchmark
  public List<Double> plainComparison(Plain plain) {
    FaceTemplate probe = plain.probes.next();
    List<Double> best = new ArrayList<>(Collections.nCopies(CANDIDATES, -1.0));
    for (FaceTemplate template : plain.templates) {
      double score = probe.cosine(template);
      if (score > best.getLast()) {
        best.set(CANDIDATES - 1, score);
        best.sort(Collections.reverseOrder());
      }
    }
    return best;
  }
}
