// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clearlane.evaluation.dataset.TestFolders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told when something is wrong. */
class EvaluateCommandTest {
  @TempDir private Path folder = Path.of("");

  private final PrintStream usual = System.err;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    System.setErr(usual);
  }

  private void refuses(String because, String... arguments) {
    told.reset();
    assertThat(EvaluateCommand.run(arguments)).isEqualTo(2);
    List<String> lines = told.toString(StandardCharsets.UTF_8).strip().lines().toList();
    assertThat(lines.getLast()).startsWith("clearlane evaluate: ").contains(because);
    // A slow machine tells its progress before.
    assertThat(lines).filteredOn(line -> !line.endsWith("…")).hasSize(1);
  }

  @Test
  void refusesFoldersThatHoldNothingToCompare() throws IOException {
    refuses("is not a folder", "--faces", folder.resolve("missing").toString());
    refuses("holds no pictures", "--faces", folder.toString());
    refuses("holds no fingerprints", "--fingerprints", folder.toString());
    TestFolders.touch(folder, "one/a/1.jpg", "one/b/1.jpg", "two/a/1.jpg", "two/a/2.jpg");
    refuses("no person has two pictures", "--faces", folder.resolve("one").toString());
    refuses("there is only one person", "--faces", folder.resolve("two").toString());
  }

  @Test
  void refusesPicturesThatCannotBeRead() throws IOException {
    TestFolders.touch(folder, "1_1.png", "1_2.png", "2_1.png");
    refuses(
        "too few pictures gave a template: 0 of 3 {unsupported type=3}",
        "--fingerprints",
        folder.toString());
  }

  @Test
  void refusesOptionsThatMeanNothing() throws IOException {
    TestFolders.touch(folder, "a/1.jpg", "a/2.jpg", "b/1.jpg");
    String faces = folder.toString();
    refuses("--gallery takes 2", "--faces", faces, "--gallery", "1");
    refuses("--gallery goes with --faces", "--fingerprints", faces, "--gallery", "5");
    refuses("--threads takes", "--faces", faces, "--threads", "0");
    refuses("--dpi takes", "--fingerprints", faces, "--dpi", "72");
    refuses(
        "is no folder that can be written to",
        "--faces",
        faces,
        "--output",
        faces + "/a/1.jpg/report");
    refuses("cannot be read", "--faces", faces, "--pairs", faces + "/none.csv");
    refuses("description", "--faces", faces, "--model", faces + "/none.properties");
    Path list = Files.writeString(folder.resolve("list.csv"), "a/1.jpg,a/7.jpg\n");
    refuses("line 1: there is no picture a/7.jpg", "--faces", faces, "--pairs", list.toString());
  }

  @Test
  void tellsItsOptionsWhereTheyAreWrong() {
    assertThat(EvaluateCommand.run()).isEqualTo(2);
    assertThat(told.toString(StandardCharsets.UTF_8)).contains("--faces", "--fingerprints");
    assertThat(EvaluateCommand.run("--faces", "a", "--fingerprints", "b")).isEqualTo(2);
    assertThat(EvaluateCommand.run("--faces", "a", "--nonsense")).isEqualTo(2);
  }
}
