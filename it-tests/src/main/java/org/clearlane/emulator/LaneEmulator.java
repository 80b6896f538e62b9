// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program {@code emulate}: software devices for a server to be tried with. */
@Command(
    name = "./clearlane emulate",
    description = "Software devices for a Clearlane server.",
    mixinStandardHelpOptions = true,
    version = LaneEmulator.VERSION,
    subcommands = {
      LaneEmulator.Lane.class,
      BusProgram.class,
      ScannerProgram.class,
      DocumentProgram.class,
      FingerprintProgram.class,
      ControllerProgram.class,
      ChipProgram.class
    })
public final class LaneEmulator {
  static final String VERSION = "Clearlane emulator 0.1";

  /** Starts the program and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new LaneEmulator()).execute(arguments));
  }

  /** One software lane until {@code quit} or the end of the input. */
  @Command(
      name = "lane",
      description = {
        "One lane: a scanner and a gate, each behind a pseudo-terminal.",
        "Prints one JSON line with their paths, then obeys the commands of the input,",
        "each answered by one JSON line."
      },
      footerHeading = "%nCommands:%n",
      footer = LaneConsole.COMMANDS,
      mixinStandardHelpOptions = true,
      version = LaneEmulator.VERSION)
  static final class Lane implements Callable<Integer> {
    @Parameters(arity = "0..1", description = "Code of the lane.", defaultValue = "lane")
    private String code = "lane";

    @Option(
        names = "--directory",
        description =
            "Keep links <lane>-scanner and <lane>-gate in this directory, whose names stay the"
                + " same when a device is plugged in again.")
    private @Nullable Path directory;

    @Option(
        names = "--modbus",
        description =
            "The gate speaks Modbus RTU as unit 1 with the register map clearlane-generic, not OSDP.")
    private boolean modbus;

    @Option(names = "--stay", description = "Go on after the end of the input, until killed.")
    private boolean stay;

    @Override
    public Integer call() throws IOException, InterruptedException {
      try (SoftwareLane lane = SoftwareLane.open(code, Optional.ofNullable(directory), modbus)) {
        // Killed, it must not leave links that lead nowhere.
        Runtime.getRuntime().addShutdownHook(new Thread(lane::close));
        LaneConsole console = new LaneConsole(lane);
        CommandLoop.run(console.greeting(), console::obey, stay);
      }
      return 0;
    }
  }
}
