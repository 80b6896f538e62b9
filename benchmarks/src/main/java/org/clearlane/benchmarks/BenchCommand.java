// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.clearlane.benchmarks.search.SearchSection;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clearlane bench}. */
@Command(
    name = "./clearlane bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures how fast each stage and the search are, on this machine as it is now.",
    subcommands = BenchCommand.Search.class)
public final class BenchCommand {

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BenchCommand()).execute(arguments));
  }

  /** What every measurement takes. */
  static final class Options {
    @Option(names = "--json", description = "End with one line of JSON.")
    boolean json;

    @Option(names = "--quick", description = "Under a minute; less steady, and less of it.")
    boolean quick;

    int run(List<Section> sections) throws IOException, InterruptedException {
      System.out.println(Machine.here());
      Report report = new Report(System.out, quick);
      JsonObjectBuilder all = Json.createObjectBuilder();
      for (Section section : sections) {
        all.addAll(Json.createObjectBuilder(section.run(report)));
      }
      JsonObject figures = all.build();
      if (json) {
        System.out.println(figures);
      }
      return 0;
    }
  }

  /** {@code clearlane bench search}. */
  @Command(name = "search", mixinStandardHelpOptions = true, sortOptions = false)
  static final class Search implements Callable<Integer> {
    @Mixin private final Options options = new Options();

    @Option(
        names = "--folder",
        paramLabel = "DIR",
        defaultValue = "${sys:java.io.tmpdir}",
        description = "For files of up to 21 GB, removed afterwards. Default ${DEFAULT-VALUE}.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
      return options.run(List.of(new SearchSection(folder)));
    }
  }
}
