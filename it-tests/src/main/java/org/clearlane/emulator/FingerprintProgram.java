// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A software fingerprint sensor until {@code quit} or the end of the input. */
@Command(
    name = "fingerprint",
    description = {
      "A fingerprint sensor of the ZFM-20 kind behind a pseudo-terminal.",
      "Prints one JSON line with its path, then obeys the commands of the input,",
      "each answered by one JSON line."
    },
    footerHeading = "%nCommands:%n",
    footer = FingerprintConsole.COMMANDS,
    mixinStandardHelpOptions = true,
    version = LaneEmulator.VERSION)
final class FingerprintProgram implements Callable<Integer> {
  @Option(names = "--link", description = "Keep a symbolic link to the line here.")
  private @Nullable Path link;

  @Option(
      names = "--baud",
      description = "How fast the line is; 0 for no limit (default ${DEFAULT-VALUE}).",
      defaultValue = "57600")
  private int baudRate;

  @Option(
      names = "--exposure",
      description = "Milliseconds of a look for a finger (default ${DEFAULT-VALUE}).",
      defaultValue = "250")
  private int exposureMillis;

  @Option(names = "--finger", description = "Picture of the finger that lies on it at first.")
  private @Nullable Path finger;

  @Option(
      names = "--password",
      description = "Eight hexadecimal digits (default ${DEFAULT-VALUE}).",
      defaultValue = "00000000")
  private String password = "";

  @Option(names = "--stay", description = "Go on after the end of the input, until killed.")
  private boolean stay;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (FingerprintEmulator sensor =
        new FingerprintEmulator(Optional.ofNullable(link), baudRate)) {
      // Killed, it must not leave a link that leads nowhere.
      Runtime.getRuntime().addShutdownHook(new Thread(sensor::close));
      sensor.exposure(Duration.ofMillis(exposureMillis));
      sensor.password(Integer.parseUnsignedInt(password, 16));
      FingerprintConsole console = new FingerprintConsole(sensor);
      if (finger != null && !console.obey("lay " + finger).getBoolean("ok")) {
        System.err.println("there is no picture at " + finger);
        return 2;
      }
      CommandLoop.run(console.greeting(), console::obey, stay);
    }
    return 0;
  }
}
