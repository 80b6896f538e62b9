// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.clearlane.evaluation.acquisition.Attempt.Failure;
import org.clearlane.evaluation.acquisition.Sample;
import org.clearlane.evaluation.comparison.Cohort;
import org.clearlane.evaluation.comparison.FalseMatches;
import org.clearlane.evaluation.comparison.MatedScore;
import org.clearlane.evaluation.comparison.Trial;
import org.clearlane.evaluation.identification.Search;
import org.clearlane.evaluation.statistics.ScoreDistribution;
import org.clearlane.evaluation.statistics.ScoreScale;

/**
 * The scores, so that others can recompute every figure. Non-mated ones are counted by score, which
 * loses nothing because all figures are made of scores that were rounded so; the highest ones are
 * also there pair by pair.
 */
public final class ScoreFiles {
  private final Path folder;
  private final Findings findings;
  private final ScoreScale scale;
  private final Cohort cohort;

  private ScoreFiles(Path folder, Findings findings) {
    this.folder = folder;
    this.findings = findings;
    scale = findings.verification().curve().nonMated().scale();
    cohort = findings.verification().plan().cohort();
  }

  /** Writes all files into a folder, which is made if it is not there. */
  public static void write(Path folder, Findings findings) {
    ScoreFiles files = new ScoreFiles(folder, findings);
    files.write("images.csv", files::images);
    files.write("mated.csv", files::mated);
    files.write("nonmated.csv.gz", files::nonMated);
    files.write("false-matches.csv.gz", files::falseMatches);
    findings
        .identification()
        .ifPresent(it -> files.write("searches.csv", out -> files.searches(it, out)));
  }

  /** Writes rows. */
  private interface Rows {
    void write(Writer out) throws IOException;
  }

  private void write(String name, Rows rows) {
    AtomicFile.write(
        folder.resolve(name),
        stream -> {
          boolean packed = name.endsWith(".gz");
          try (Writer out =
              new BufferedWriter(
                  new OutputStreamWriter(
                      packed ? new GZIPOutputStream(stream) : stream, StandardCharsets.UTF_8))) {
            rows.write(out);
          }
        });
  }

  private void images(Writer out) throws IOException {
    out.write("number,picture,subject,quality,size,failure\n");
    List<? extends Sample<?>> samples = findings.acquisitions().samples();
    for (int i = 0; i < samples.size(); i++) {
      Sample<?> sample = samples.get(i);
      row(
          out,
          String.valueOf(i),
          cell(sample.picture().name()),
          cell(sample.picture().subject()),
          String.valueOf(sample.quality()),
          String.valueOf(sample.size()),
          "");
    }
    for (Failure<?> failure : findings.acquisitions().failures()) {
      row(
          out,
          "",
          cell(failure.picture().name()),
          cell(failure.picture().subject()),
          "",
          "",
          failure.reason());
    }
  }

  private void mated(Writer out) throws IOException {
    out.write("probe,reference,score\n");
    for (MatedScore one : findings.verification().mated()) {
      row(
          out,
          cell(name(one.trial().probe())),
          cell(name(one.trial().reference())),
          scale.text(one.code()));
    }
  }

  private void nonMated(Writer out) throws IOException {
    out.write("score,count\n");
    ScoreDistribution scores = findings.verification().curve().nonMated();
    for (int code = 0; code < scale.size(); code++) {
      if (scores.count(code) > 0) {
        row(out, scale.text(code), String.valueOf(scores.count(code)));
      }
    }
  }

  private void falseMatches(Writer out) throws IOException {
    out.write("probe,reference,score\n");
    FalseMatches matches = findings.verification().falseMatches();
    for (int rank = 0; rank < matches.size(); rank++) {
      Trial trial = matches.trial(rank);
      row(
          out,
          cell(name(trial.probe())),
          cell(name(trial.reference())),
          scale.text(matches.code(rank)));
    }
  }

  private void searches(Findings.Searches searches, Writer out) throws IOException {
    out.write("probe,kind,references,rank,own_score,other,other_score\n");
    for (Search search : searches.figures().searches()) {
      boolean alone = search.other() == Search.NOBODY;
      row(
          out,
          cell(name(search.probe())),
          search.mated() ? "mated" : "nonmated",
          String.valueOf(search.references()),
          search.mated() ? String.valueOf(search.rank()) : "",
          search.mated() ? scale.text(search.ownCode()) : "",
          alone ? "" : cell(cohort.name(search.other())),
          alone ? "" : scale.text(search.otherCode()));
    }
  }

  private String name(int sample) {
    return cohort.picture(sample).name();
  }

  private static String cell(String text) {
    return text.matches("[^\",]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static void row(Writer out, String... cells) throws IOException {
    out.write(String.join(",", cells));
    out.write('\n');
  }
}
