// SPDX-License-Identifier: Apache-2.0
package org.clearlane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

@Isolated
class AuditCommandTest {
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @AfterEach
  void restore() {
    System.setErr(before);
  }

  @Test
  void asksWhichDatabase() {
    assertThat(verify()).isEqualTo(2);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("name --data, or --jdbc-url and --exported");
  }

  @Test
  void saysWhereThereIsNoDatabase() {
    assertThat(verify("--data", folder.toString())).isEqualTo(2);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("there is no embedded database in " + folder);
  }

  private int verify(String... arguments) {
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    return new CommandLine(new AuditCommand.Verify()).execute(arguments);
  }
}
