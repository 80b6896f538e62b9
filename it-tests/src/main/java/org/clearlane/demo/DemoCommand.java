// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code clearlane demo}. */
@Command(
    name = "./clearlane demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Runs the whole port: server, database, software lanes, and people who walk by themselves.",
    footer = {
      "",
      "With --passages it stops by itself; exit status 0 means that the books balance: people,",
      "exit/entry records, gate pulses and audit rows agree. Without it, Ctrl-C stops everything."
    })
public final class DemoCommand implements Callable<Integer> {
  @Mixin private final DemoOptions options = new DemoOptions();

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new DemoCommand())
            .setExecutionExceptionHandler(DemoCommand::explain)
            .execute(arguments));
  }

  /** One line for what people can mend, a stack trace for what they cannot. */
  static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof DemoException) {
      command.getErr().println(e.getMessage());
      return 1;
    }
    throw e;
  }

  @Override
  public Integer call() throws InterruptedException {
    options.check();
    FreePorts ports = FreePorts.of(options.httpPort, options.httpsPort);
    // The start script knows both; standard output alone may be a pipe that wants the JSON.
    Screen screen = new Screen(System.err, Boolean.getBoolean("clearlane.terminal"));
    Path repository = Path.of(System.getProperty("clearlane.repository", ""));
    return new Demonstration(options, ports, repository, screen).run();
  }
}
