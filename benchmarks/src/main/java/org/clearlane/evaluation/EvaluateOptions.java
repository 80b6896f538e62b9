// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.clearlane.biometrics.FingerprintSample;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What people can say on the command line. */
final class EvaluateOptions {
  @ArgGroup(exclusive = true, multiplicity = "1")
  Source source = new Source();

  /** What is evaluated. */
  static final class Source {
    @Option(
        names = "--faces",
        paramLabel = "DIR",
        required = true,
        description = "Pictures of faces: DIR/PERSON/*.jpg (also png, pgm).")
    @Nullable Path faces;

    @Option(
        names = "--fingerprints",
        paramLabel = "DIR",
        required = true,
        description = "Pictures of fingers: DIR/FINGER_IMPRESSION.png (also wsq, jpg, pgm).")
    @Nullable Path fingerprints;
  }

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description =
          "CSV of two pictures a row, relative to DIR, and optionally 'same' or 'different': compare"
              + " only these. A kind of which there is no row is not limited. Also takes a table"
              + " id,first,second,ncc_same_photo.")
  @Nullable Path pairs;

  @Option(
      names = "--exclude",
      paramLabel = "FILE",
      description =
          "CSV of two names a row, pictures or persons (fingers), that are not compared, or of one"
              + " that is left out altogether. DIR/pairs.csv is heeded by itself where it tells of"
              + " same photographs.")
  @Nullable Path exclude;

  @Option(
      names = "--groups",
      paramLabel = "FILE",
      description =
          "CSV of a picture or person, then labels such as sex or age; its heading names them. Error"
              + " rates are also given for each label.")
  @Nullable Path groups;

  @Option(
      names = "--gallery",
      paramLabel = "N",
      description = "Faces: enrol at most N people for searches; default all.")
  @Nullable Integer gallery;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "Faces: description of another model that makes the templates, as docs/face-models.md"
              + " tells; default the bundled one.")
  @Nullable Path model;

  @Option(
      names = "--dpi",
      paramLabel = "N",
      description = "Fingerprints: dots per inch of the pictures, default ${DEFAULT-VALUE}.",
      defaultValue = "" + FingerprintSample.DEFAULT_DPI)
  int dpi = FingerprintSample.DEFAULT_DPI;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where the report goes, default ${DEFAULT-VALUE}.",
      defaultValue = "evaluation")
  Path output = Path.of("evaluation");

  @Option(
      names = "--scores",
      paramLabel = "DIR",
      description = "Also write all scores there, so that others can recompute the figures.")
  @Nullable Path scores;

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description =
          "Also write the table of false match rate against threshold that the server's setting"
              + " clearlane.biometrics.calibration takes.")
  @Nullable Path calibration;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads, default one for each processor.")
  @Nullable Integer threads;

  @Option(names = "--json", description = "Print one line of JSON last, on standard output.")
  boolean json;

  Optional<Path> pairs() {
    return Optional.ofNullable(pairs);
  }

  Optional<Path> exclude() {
    return Optional.ofNullable(exclude);
  }

  Optional<Path> groups() {
    return Optional.ofNullable(groups);
  }

  Optional<Path> model() {
    return Optional.ofNullable(model);
  }

  Workers workers() {
    return new Workers(threads == null ? Runtime.getRuntime().availableProcessors() : threads);
  }

  /**
   * @throws EvaluationException if values are out of range or do not go together
   */
  void check() {
    requireFolder(output);
    if (scores != null) {
      requireFolder(scores);
    }
    if (threads != null && (threads < 1 || threads > 1024)) {
      throw EvaluationException.unusable("--threads takes 1 to 1024");
    }
    if (gallery != null && gallery < 2) {
      throw EvaluationException.unusable("--gallery takes 2 people at least");
    }
    if (gallery != null && source.faces == null) {
      throw EvaluationException.unusable("--gallery goes with --faces: fingers are not searched");
    }
    if (model != null && source.faces == null) {
      throw EvaluationException.unusable("--model goes with --faces");
    }
    if (dpi < FingerprintSample.LEAST_DPI || dpi > FingerprintSample.MOST_DPI) {
      throw EvaluationException.unusable(
          "--dpi takes " + FingerprintSample.LEAST_DPI + " to " + FingerprintSample.MOST_DPI);
    }
  }

  /** Before minutes are spent on what could not be written then. */
  private static void requireFolder(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    Path parent = there.getParent();
    while (!Files.exists(there) && parent != null) {
      there = parent;
      parent = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      throw EvaluationException.unusable(folder + " is no folder that can be written to");
    }
  }
}
