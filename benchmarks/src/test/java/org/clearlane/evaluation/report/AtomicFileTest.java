// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.clearlane.evaluation.EvaluationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void replacesTheFileAndMakesItsFolder() throws IOException {
    Path file = folder.resolve("new/report.txt");
    AtomicFile.write(file, "one");
    AtomicFile.write(file, "two");
    assertThat(file).hasContent("two");
    try (Stream<Path> files = Files.list(file.resolveSibling("."))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void leavesTheFormerFileWhereWritingFails() throws IOException {
    Path file = folder.resolve("report.txt");
    AtomicFile.write(file, "one");
    assertThatExceptionOfType(EvaluationException.class)
        .isThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write('x');
                      throw new IOException("disk full");
                    }))
        .withMessageContaining("disk full");
    assertThat(file).hasContent("one");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
