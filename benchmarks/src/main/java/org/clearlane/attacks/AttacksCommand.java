// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.clearlane.benchmarks.Progress;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceMatchers;
import org.clearlane.biometrics.PadPolicy;
import org.clearlane.biometrics.PresentationAttackDetector;
import org.clearlane.biometrics.PresentationAttackDetectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code clearlane attacks}. */
@Command(
    name = "./clearlane attacks",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Simulates presentation attacks from still pictures of faces, and bona fide captures of the"
          + " same people, and measures how many attacks pass (APCER, each species by itself) and how"
          + " many bona fide captures are suspected (BPCER).",
      "These are simulations: docs/presentation-attacks.md tells what they can show."
    },
    footer = {
      "",
      "Exit status: 0 measured, 1 models or files failed, 2 wrong options or pictures that cannot",
      "be used."
    })
public final class AttacksCommand implements Callable<Integer> {
  private static final String PORTRAITS = "it-tests/src/main/resources/demo/faces";

  @Option(
      names = "--faces",
      paramLabel = "DIR",
      description =
          "Folder of JPEG or PNG pictures, one face each, in it or in folders in it. Default: the"
              + " demonstration's portraits, which are small and posed.")
  private @Nullable Path faces;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Take N pictures, spread evenly over all, 2 to 100000; default ${DEFAULT-VALUE}, about two"
              + " minutes on two cores.")
  private int limit = 100;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Write the simulated frames into this folder, outside the repository.")
  private @Nullable Path output;

  @Option(
      names = "--liveness",
      paramLabel = "LEAST",
      description = "Instead of the default of clearlane.biometrics.pad.liveness.least.")
  private @Nullable Double liveness;

  @Option(
      names = "--parallax",
      paramLabel = "LEAST",
      description = "Instead of the default of clearlane.biometrics.pad.parallax.least.")
  private @Nullable Double parallax;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What the simulations' chances follow; default ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--json", description = "Print one line of JSON last.")
  private boolean json;

  public static void main(String[] arguments) {
    // The matcher tells that it was loaded, which nobody asked here.
    Logger.getLogger("").setLevel(Level.WARNING);
    System.exit(run(arguments));
  }

  /** What {@link #main} does but for the end of the process. */
  static int run(String... arguments) {
    return new CommandLine(new AttacksCommand())
        .setExecutionExceptionHandler(AttacksCommand::explain)
        .execute(arguments);
  }

  /** One line for what people can mend, a stack trace for what they cannot. */
  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof AttacksException mendable) {
      command.getErr().println("clearlane attacks: " + mendable.getMessage());
      return mendable.exitStatus();
    }
    throw e;
  }

  @Override
  public Integer call() throws InterruptedException {
    Path repository = Path.of(System.getProperty("clearlane.repository", ""));
    if (limit < 2 || limit > 100_000) {
      throw AttacksException.unusable("--limit takes 2 to 100000");
    }
    if (output != null && isInside(output, repository)) {
      throw AttacksException.unusable(
          "--output must lie outside the repository: pictures of people do not belong there");
    }
    PresentationAttackDetector detector = detector();
    FaceMatcher matcher = FaceMatchers.load();
    if (!matcher.ready()) {
      throw AttacksException.failed(matcher.problem().orElse("the face models are not there"));
    }
    Path folder = faces == null ? repository.resolve(PORTRAITS) : faces;
    List<Subject> subjects = subjects(matcher, folder);
    if (subjects.size() < 2) {
      throw AttacksException.unusable(folder + " has no two pictures in which a face is found");
    }
    Results results = run(matcher, detector, subjects);
    System.err.flush();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    AttackReport.print(results, out);
    if (json) {
      out.println(AttackReport.json(results, seed));
    }
    return 0;
  }

  private PresentationAttackDetector detector() {
    double least = liveness == null ? PresentationAttackDetectors.LEAST_LIVENESS : liveness;
    double planar = parallax == null ? PresentationAttackDetectors.LEAST_PARALLAX : parallax;
    try {
      return PresentationAttackDetectors.create(PadPolicy.REFUSE, least, planar);
    } catch (IllegalArgumentException e) {
      throw AttacksException.unusable("--liveness and --parallax take 0 to 1");
    }
  }

  private static boolean isInside(Path path, Path repository) {
    return path.toAbsolutePath().normalize().startsWith(repository.toAbsolutePath().normalize());
  }

  private List<Subject> subjects(FaceMatcher matcher, Path folder) {
    List<Path> files = PictureFiles.in(folder, limit);
    Subjects maker = new Subjects(matcher, folder);
    List<Subject> subjects = new ArrayList<>();
    try (Progress progress = new Progress("Locating faces", files.size())) {
      for (Path file : files) {
        maker.of(file).ifPresent(subjects::add);
        progress.step(1);
      }
    }
    return subjects;
  }

  private Results run(
      FaceMatcher matcher, PresentationAttackDetector detector, List<Subject> subjects)
      throws InterruptedException {
    int bursts = subjects.size() * (1 + Species.values().length);
    try (Progress progress = new Progress("Simulating", bursts)) {
      return new Trials(
              matcher,
              detector,
              new Simulation(seed),
              Optional.ofNullable(output),
              () -> progress.step(1))
          .run(subjects);
    }
  }
}
