// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.clearlane.biometrics.BiometricsException;
import org.clearlane.biometrics.FaceGalleries;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.FaceIdentifier;
import org.clearlane.biometrics.FaceIdentifiers;
import org.clearlane.biometrics.IdentificationPolicy;
import org.clearlane.evaluation.statistics.ScoreDistribution;
import org.clearlane.evaluation.statistics.ScoreScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationTableTest {
  @TempDir private Path folder = Path.of("");

  private static ScoreDistribution scores(int number) {
    Random random = new Random(9);
    return ScoreDistribution.of(
        ScoreScale.COSINE,
        IntStream.range(0, number)
            .map(_ -> ScoreScale.COSINE.code(0.1 * random.nextGaussian()))
            .toArray());
  }

  @Test
  void isWhatTheProductReads() throws IOException {
    String table = CalibrationTable.text(scores(100_000), 30_000, "model-1", List.of("By a test."));
    Path file = Files.writeString(folder.resolve("calibration.csv"), table);
    FaceGallery galleries = FaceGalleries.inMemory(1);
    FaceIdentifier identifier = FaceIdentifiers.of(galleries, file, "model-1");
    // Three errors in 30,000 comparisons are one in 10,000: a hundred references at one per cent.
    assertThat(identifier.mostReferences(new IdentificationPolicy(0.01, 0))).isBetween(95L, 101L);
    assertThatExceptionOfType(BiometricsException.class)
        .isThrownBy(() -> FaceIdentifiers.of(galleries, file, "model-2"));
  }

  @Test
  void saysWhatWasMeasuredAndOnWhat() {
    List<String> lines =
        CalibrationTable.text(scores(100_000), 30_000, "model-1", List.of("By a test."))
            .lines()
            .toList();
    assertThat(lines)
        .contains(
            "# By a test.",
            "# model: model-1",
            "# impostor comparisons: 30000",
            "fmr,threshold,basis");
    assertThat(lines).anyMatch(line -> line.matches("1e-3,0\\.[0-9]{6},measured"));
    assertThat(lines).anyMatch(line -> line.matches("1e-4,0\\.[0-9]{6},fitted"));
    assertThat(lines.getLast()).startsWith("1e-6,").endsWith(",fitted");
  }

  @Test
  void risesThoughScoresTie() throws IOException {
    ScoreDistribution ties = ScoreDistribution.of(ScoreScale.COSINE, new int[50_000]);
    String table = CalibrationTable.text(ties, 1000, "model-1", List.of());
    Path file = Files.writeString(folder.resolve("ties.csv"), table);
    assertThat(FaceIdentifiers.of(FaceGalleries.inMemory(1), file, "model-1")).isNotNull();
  }
}
