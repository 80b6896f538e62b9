// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.clearlane.benchmarks.fingerprint.FingerprintSection;
import org.clearlane.benchmarks.hostile.HostileSection;
import org.clearlane.benchmarks.pipeline.PipelineSection;
import org.clearlane.benchmarks.search.SearchSection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code clearlane bench}. */
@Command(
    name = "./clearlane bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures how fast each stage and the search are, on this machine as it is now.",
      "Without a command: all."
    },
    subcommands = {
      BenchCommand.All.class,
      BenchCommand.Pipeline.class,
      BenchCommand.Search.class,
      BenchCommand.Fingerprint.class,
      BenchCommand.Hostile.class,
      BenchCommand.Jmh.class
    })
public final class BenchCommand implements Callable<Integer> {
  @Mixin private final Options options = new Options();
  @Mixin private final Picture picture = new Picture();
  @Mixin private final Folder folder = new Folder();

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BenchCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return all(options, picture, folder);
  }

  private static int all(Options options, Picture picture, Folder folder)
      throws IOException, InterruptedException {
    options.run(
        List.of(
            new PipelineSection(picture.value),
            new FingerprintSection(),
            new SearchSection(folder.path)));
    return 0;
  }

  /** What every measurement takes. */
  static final class Options {
    @Option(names = "--json", description = "End with one line of JSON.")
    boolean json;

    @Option(
        names = "--quick",
        description = "Less steady, and less of it, in a fraction of the time.")
    boolean quick;

    JsonObject run(List<Section> sections) throws IOException, InterruptedException {
      Machine machine = Machine.here();
      System.out.println(machine);
      Report report = new Report(System.out, quick);
      double load = Machine.load();
      if (load > machine.cores() / 2.0) {
        report.remark(
            String.format(
                Locale.ROOT,
                "the machine is busy, load %.1f on %d cores: times are longer than they need be",
                load,
                machine.cores()));
      }
      JsonObjectBuilder all = Json.createObjectBuilder();
      for (Section section : sections) {
        all.addAll(Json.createObjectBuilder(section.run(report)));
      }
      JsonObject figures = all.build();
      if (json) {
        System.out.println(figures);
      }
      return figures;
    }
  }

  /** Which picture. */
  static final class Picture {
    @Option(
        names = "--picture",
        paramLabel = "WxH|FILE",
        defaultValue = "640x480",
        description = "Frame to make, or a JPEG or PNG with one face. Default ${DEFAULT-VALUE}.")
    String value = "";
  }

  /** Where large files go. */
  static final class Folder {
    @Option(
        names = "--folder",
        paramLabel = "DIR",
        defaultValue = "${sys:java.io.tmpdir}",
        description = "For files of up to 21 GB, removed afterwards. Default ${DEFAULT-VALUE}.")
    Path path = Path.of("");
  }

  /** {@code clearlane bench all}. */
  @Command(
      name = "all",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "All of the following.")
  static final class All implements Callable<Integer> {
    @Mixin private final Options options = new Options();
    @Mixin private final Picture picture = new Picture();
    @Mixin private final Folder folder = new Folder();

    @Override
    public Integer call() throws IOException, InterruptedException {
      return all(options, picture, folder);
    }
  }

  /** {@code clearlane bench pipeline}. */
  @Command(
      name = "pipeline",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "From a picture to a face template, stage by stage.")
  static final class Pipeline implements Callable<Integer> {
    @Mixin private final Options options = new Options();
    @Mixin private final Picture picture = new Picture();

    @Override
    public Integer call() throws IOException, InterruptedException {
      options.run(List.of(new PipelineSection(picture.value)));
      return 0;
    }
  }

  /** {@code clearlane bench search}. */
  @Command(
      name = "search",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Exact search beside FAISS, Lucene and jvector, and among up to ten million.")
  static final class Search implements Callable<Integer> {
    @Mixin private final Options options = new Options();
    @Mixin private final Folder folder = new Folder();

    @Override
    public Integer call() throws IOException, InterruptedException {
      options.run(List.of(new SearchSection(folder.path)));
      return 0;
    }
  }

  /** {@code clearlane bench fingerprint}. */
  @Command(
      name = "fingerprint",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Extraction and comparison of fingerprints.")
  static final class Fingerprint implements Callable<Integer> {
    @Mixin private final Options options = new Options();

    @Override
    public Integer call() throws IOException, InterruptedException {
      options.run(List.of(new FingerprintSection()));
      return 0;
    }
  }

  /** {@code clearlane bench hostile}. */
  @Command(
      name = "hostile",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Puts damaged and hostile pictures through the face matcher: no exception, a clear answer",
        "each, and no leak of memory. The same seed gives the same pictures."
      },
      footer = {"", "Exit status: 0 all well, 1 an exception or a leak."})
  static final class Hostile implements Callable<Integer> {
    /** Taken whole at the start, so that what grows is outside the heap. */
    private static final List<String> FIXED_HEAP =
        List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch");

    @Spec private @Nullable CommandSpec spec;

    @Mixin private final Options options = new Options();

    @Option(
        names = "--images",
        defaultValue = "100000",
        description = "How many pictures. Default ${DEFAULT-VALUE}.")
    private int images;

    @Option(names = "--seed", defaultValue = "1", description = "Default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--threads", defaultValue = "2", description = "Default ${DEFAULT-VALUE}.")
    private int threads;

    @Override
    public Integer call() throws IOException, InterruptedException {
      if (!ChildJvm.isThis()) {
        CommandLine whole = Objects.requireNonNull(spec).root().commandLine();
        return ChildJvm.run(FIXED_HEAP, whole.getParseResult().originalArgs());
      }
      JsonObject figures =
          options.run(
              List.of(new HostileSection(options.quick ? images / 20 : images, seed, threads)));
      boolean well =
          figures.getInt("hostileFaults") == 0 && !figures.getBoolean("hostileLeak", false);
      return well ? 0 : 1;
    }
  }

  /** {@code clearlane bench jmh}. */
  @Command(
      name = "jmh",
      sortOptions = false,
      description = "JMH's own command line, for all parameters: ./clearlane bench jmh -h")
  static final class Jmh implements Callable<Integer> {
    @Unmatched private final List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
      org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
      return 0;
    }
  }
}
