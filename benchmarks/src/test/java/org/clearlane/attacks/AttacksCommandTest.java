// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttacksCommandTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private final PrintStream before = System.out;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  @TempDir private Path folder;

  @BeforeEach
  void listen() {
    System.setProperty("clearlane.repository", REPOSITORY.toString());
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.clearProperty("clearlane.repository");
    System.setOut(before);
  }

  private JsonObject lastLine() {
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    return Json.createReader(new StringReader(lines.getLast())).readObject();
  }

  @Test
  void reportsEachSpeciesByItselfAndCallsItASimulation() throws IOException {
    int status =
        AttacksCommand.run("--limit", "2", "--json", "--output", folder.resolve("made").toString());

    assertThat(status).isZero();
    JsonObject json = lastLine();
    assertThat(json.getBoolean("simulated")).isTrue();
    assertThat(json.getJsonObject("species").keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Species.values()).map(Species::label).toList());
    assertThat(json.getJsonObject("bonaFide").getInt("attempts")).isEqualTo(2);
    for (String species : List.of("replayed", "re-encoded", "injected-still", "swapped")) {
      assertThat(
              json.getJsonObject("species")
                  .getJsonObject(species)
                  .getJsonNumber("apcer")
                  .doubleValue())
          .as(species)
          .isZero();
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Simulations from still pictures");
    try (Stream<Path> written = Files.walk(folder.resolve("made"))) {
      assertThat(written.filter(Files::isRegularFile))
          .hasSize(2 * Simulation.FRAMES * (1 + Species.values().length));
    }
  }

  @Test
  void refusesWhatCannotBeMeasured() {
    assertThat(AttacksCommand.run("--limit", "1")).isEqualTo(2);
    assertThat(AttacksCommand.run("--liveness", "1.5")).isEqualTo(2);
    assertThat(AttacksCommand.run("--faces", folder.resolve("missing").toString())).isEqualTo(2);
    assertThat(AttacksCommand.run("--faces", folder.toString())).isEqualTo(2);
    assertThat(AttacksCommand.run("--output", REPOSITORY.resolve("pictures").toString()))
        .isEqualTo(2);
  }
}
