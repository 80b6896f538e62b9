// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.clearlane.evaluation.report.Findings;
import org.clearlane.evaluation.report.JsonLine;
import org.clearlane.evaluation.report.ReportFiles;
import org.clearlane.evaluation.report.ScoreFiles;
import org.clearlane.evaluation.report.Summary;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code clearlane evaluate}. */
@Command(
    name = "./clearlane evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures how well faces or fingerprints are told apart, on labelled pictures, and calibrates.",
      "Writes a report with failure to acquire, error rates at false match rates from 1e-2 to 1e-6,"
          + " searches, quality bands, groups, and where labels may be wrong."
    },
    footer = {
      "",
      "Exit status: 0 measured and written, 1 models or files failed,",
      "2 wrong options or pictures that cannot be evaluated.",
      "docs/evaluation.md tells what each figure means."
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Mixin private final EvaluateOptions options = new EvaluateOptions();

  public static void main(String[] arguments) {
    // Libraries tell how they get on, which nobody asked here.
    Logger.getLogger("").setLevel(Level.WARNING);
    System.exit(run(arguments));
  }

  /** What {@link #main} does but for the end of the process. */
  static int run(String... arguments) {
    return new CommandLine(new EvaluateCommand())
        .setExecutionExceptionHandler(EvaluateCommand::explain)
        .execute(arguments);
  }

  /** One line for what people can mend, a stack trace for what they cannot. */
  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof EvaluationException mendable) {
      command.getErr().println("clearlane evaluate: " + mendable.getMessage());
      return mendable.exitStatus();
    }
    throw e;
  }

  @Override
  public Integer call() {
    options.check();
    Path faces = options.source.faces;
    Path fingerprints = options.source.fingerprints;
    Findings findings;
    if (faces != null) {
      findings = new FaceEvaluation(options, faces).run();
    } else if (fingerprints != null) {
      findings = new FingerprintEvaluation(options, fingerprints).run();
    } else {
      throw EvaluationException.unusable("name --faces or --fingerprints");
    }
    Summary.of(findings).forEach(System.err::println);
    System.err.println("Report: " + ReportFiles.write(options.output, findings));
    if (options.scores != null) {
      ScoreFiles.write(options.scores, findings);
      System.err.println("Scores: " + options.scores);
    }
    if (options.calibration != null) {
      Calibrations.write(options.calibration, findings);
      System.err.println("Calibration: " + options.calibration);
    }
    if (options.json) {
      System.err.flush();
      new PrintStream(System.out, true, StandardCharsets.UTF_8).println(JsonLine.of(findings));
    }
    return 0;
  }
}
