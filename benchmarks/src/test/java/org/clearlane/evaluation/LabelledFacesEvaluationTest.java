// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** With real models, where {@code LABELLED_FACES} names a folder of pictures for each person. */
@EnabledIfEnvironmentVariable(named = "LABELLED_FACES", matches = ".+")
class LabelledFacesEvaluationTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void evaluatesRealFaces() throws IOException {
    assertThat(
            EvaluateCommand.run(
                "--faces", System.getenv("LABELLED_FACES"), "--output", folder.toString()))
        .isZero();
    try (JsonReader in =
        Json.createReader(Files.newBufferedReader(folder.resolve("figures.json")))) {
      JsonObject figures = in.readObject();
      assertThat(figures.getJsonNumber("failureToAcquire").doubleValue()).isLessThan(0.01);
      assertThat(figures.getJsonNumber("eer").doubleValue()).isLessThan(0.02);
      assertThat(figures.getJsonObject("tar").getJsonNumber("1e-4").doubleValue())
          .isGreaterThan(0.95);
    }
    assertThat(folder.resolve("report.html")).isNotEmptyFile();
  }
}
