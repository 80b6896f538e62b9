// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The same program once more, with other options of the JVM. */
final class ChildJvm {
  private static final String MARK = "clearlane.bench.child";

  private ChildJvm() {}

  /** Whether this is the child. */
  static boolean isThis() {
    return Boolean.getBoolean(MARK);
  }

  /**
   * Runs it on the same standard streams.
   *
   * @return its exit status
   */
  static int run(List<String> options, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(options);
    command.add("-D" + MARK + "=true");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(BenchCommand.class.getName());
    command.addAll(arguments);
    Process child = new ProcessBuilder(command).inheritIO().start();
    try {
      return child.waitFor();
    } finally {
      child.destroy();
    }
  }
}
