// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.clearlane.biometrics.FaceGalleries;
import org.clearlane.biometrics.FaceIdentifiers;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.evaluation.acquisition.Acquisitions;
import org.clearlane.evaluation.acquisition.Attempt.Failure;
import org.clearlane.evaluation.acquisition.Sample;
import org.clearlane.evaluation.dataset.TestFolders;
import org.clearlane.evaluation.report.Findings;
import org.clearlane.evaluation.report.JsonLine;
import org.clearlane.evaluation.report.ReportFiles;
import org.clearlane.evaluation.report.ScoreFiles;
import org.clearlane.evaluation.report.Summary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from templates to files. */
class FaceEvaluationTest {
  private static final int PEOPLE = 120;

  @TempDir private Path folder = Path.of("");

  private final List<Sample<FaceTemplate>> samples = SyntheticPeople.samples(8, PEOPLE, 2);
  private final EvaluateOptions options = new EvaluateOptions();

  @BeforeEach
  void makePictures() throws IOException {
    for (Sample<FaceTemplate> sample : samples) {
      TestFolders.touch(folder, "faces/" + sample.picture().name());
    }
    options.threads = 2;
  }

  /** All but the last picture, which gave no template. */
  private Findings evaluate() {
    List<Sample<FaceTemplate>> acquired = samples.subList(0, samples.size() - 1);
    Failure<FaceTemplate> failure = new Failure<>(samples.getLast().picture(), "no face");
    return new FaceEvaluation(options, folder.resolve("faces"))
        .run(new ComparingMatcher(), new Acquisitions<>(acquired, List.of(failure)));
  }

  @Test
  void givesFiguresUnderTheNamesThatProgramsRead() {
    JsonObject line = JsonLine.of(evaluate());
    assertThat(line.getInt("images")).isEqualTo(2 * PEOPLE);
    assertThat(number(line, "failureToAcquire")).isCloseTo(1 / 240.0, within(1e-12));
    assertThat(number(line, "eer")).isBetween(0.0, 0.5);
    JsonObject tar = line.getJsonObject("tar");
    assertThat(number(tar, "1e-3")).isBetween(0.0, 1.0);
    assertThat(number(tar, "1e-4")).isLessThanOrEqualTo(number(tar, "1e-3"));
    assertThat(number(tar, "1e-5")).isLessThanOrEqualTo(number(tar, "1e-4"));
    JsonObject identification = line.getJsonObject("identification");
    assertThat(identification.getInt("gallery")).isEqualTo(PEOPLE);
    assertThat(number(identification, "rank1")).isBetween(0.5, 1.0);
    assertThat(number(identification, "fnirAtFpir1e-2")).isBetween(0.0, 1.0);
    assertThat(identification.getJsonObject("decisions").keySet())
        .containsExactlyInAnyOrder("shipped", "crossValidated");
  }

  private static double number(JsonObject object, String key) {
    return object.getJsonNumber(key).doubleValue();
  }

  /** As anybody would who has nothing but the files. */
  @Test
  void exportsScoresThatGiveTheSameFigures() throws IOException {
    Findings findings = evaluate();
    Path scores = folder.resolve("scores");
    ScoreFiles.write(scores, findings);
    JsonObject line = JsonLine.of(findings);

    List<Double> mated = new ArrayList<>();
    for (String row : rows(Files.readAllLines(scores.resolve("mated.csv")))) {
      mated.add(Double.parseDouble(row.split(",", -1)[2]));
    }
    List<Double> nonMated = new ArrayList<>();
    for (String row : rows(unzip(scores.resolve("nonmated.csv.gz")))) {
      String[] cells = row.split(",", -1);
      nonMated.addAll(Collections.nCopies(Integer.parseInt(cells[1]), Double.valueOf(cells[0])));
    }
    assertThat(mated).hasSize(PEOPLE - 1);
    assertThat(nonMated).hasSize(239 * 238 / 2 - (PEOPLE - 1));
    nonMated.sort(Collections.reverseOrder());
    double limit = nonMated.get((int) (1e-3 * nonMated.size()));
    double tar = mated.stream().filter(score -> score > limit).count() / (double) mated.size();
    assertThat(number(line.getJsonObject("tar"), "1e-3")).isCloseTo(tar, within(1e-12));

    List<Double> tops = new ArrayList<>();
    List<Double> owns = new ArrayList<>();
    for (String row : rows(Files.readAllLines(scores.resolve("searches.csv")))) {
      String[] cells = row.split(",", -1);
      if (cells[1].equals("mated")) {
        owns.add(cells[3].equals("1") ? Double.parseDouble(cells[4]) : -1);
      } else {
        tops.add(Double.valueOf(cells[6]));
      }
    }
    tops.sort(Collections.reverseOrder());
    double top = tops.get((int) (1e-2 * tops.size()));
    double fnir = owns.stream().filter(own -> own <= top).count() / (double) owns.size();
    assertThat(number(line.getJsonObject("identification"), "fnirAtFpir1e-2"))
        .isCloseTo(fnir, within(1e-12));

    assertThat(unzip(scores.resolve("false-matches.csv.gz"))).hasSizeGreaterThan(100);
    assertThat(Files.readAllLines(scores.resolve("images.csv")))
        .hasSize(241)
        .anyMatch(row -> row.endsWith(",no face"));
  }

  private static List<String> rows(List<String> lines) {
    return lines.subList(1, lines.size());
  }

  private static List<String> unzip(Path file) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }

  @Test
  void writesAPageThatNeedsNothingElse() throws IOException {
    options.groups = TestFolders.table(folder, "name,sex", "person0001,<f>", "person0002,<f>");
    options.gallery = 1000;
    Findings findings = evaluate();
    Path page = ReportFiles.write(folder.resolve("report"), findings);
    assertThat(page)
        .content()
        .contains("Failure to acquire", "person0119/2.jpg", "no face")
        .contains("&lt;f&gt;")
        .doesNotContain("<f>", "src=", "href=", "url(");
    assertThat(folder.resolve("report")).isDirectoryContaining("glob:**/det.svg");
    assertThat(Summary.of(findings))
        .anyMatch(line -> line.contains("A gallery of 1000 was asked for, there are 120 people"))
        .anyMatch(line -> line.startsWith("Decisions by the shipped calibration"));
  }

  @Test
  void writesACalibrationThatTheProductTakes() throws IOException {
    Path file = folder.resolve("calibration.csv");
    Calibrations.write(file, evaluate());
    // All people but none twice, although they have two pictures each.
    assertThat(file).content().contains("# impostor comparisons: " + 120 * 119 / 2);
    assertThat(FaceIdentifiers.of(FaceGalleries.inMemory(1), file, SyntheticPeople.MODEL))
        .isNotNull();
  }

  @Test
  void leavesOutWhatAnExclusionNames() throws IOException {
    options.exclude = TestFolders.table(folder, "person0001,person0002", "person0003");
    // The fourth person's pictures are not read, so that there are no templates of them either.
    FaceEvaluation evaluation = new FaceEvaluation(options, folder.resolve("faces"));
    List<Sample<FaceTemplate>> acquired =
        samples.stream().filter(s -> !s.picture().subject().equals("person0003")).toList();
    Findings findings =
        evaluation.run(new ComparingMatcher(), new Acquisitions<>(acquired, List.of()));
    assertThat(findings.verification().curve().nonMated().total())
        .isEqualTo(238 * 237 / 2 - 119 - 4);
    assertThat(findings.subjectPairs()).isEqualTo(119 * 118 / 2 - 1);
    assertThat(findings.notes()).anyMatch(note -> note.startsWith("2 pictures are left out"));
  }

  @Test
  void refusesWhatGaveTooFewTemplates() {
    FaceEvaluation evaluation = new FaceEvaluation(options, folder.resolve("faces"));
    Acquisitions<FaceTemplate> few =
        new Acquisitions<>(
            samples.subList(0, 2), List.of(new Failure<>(samples.getLast().picture(), "no face")));
    assertThatExceptionOfType(EvaluationException.class)
        .isThrownBy(() -> evaluation.run(new ComparingMatcher(), few))
        .withMessageContaining("too few pictures gave a template: 2 of 3 {no face=1}");
  }
}
