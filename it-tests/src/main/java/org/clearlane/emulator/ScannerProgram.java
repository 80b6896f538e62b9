// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A software scanner until {@code quit} or the end of the input. */
@Command(
    name = "scanner",
    description = {
      "A bar code scanner behind a pseudo-terminal.",
      "Prints one JSON line with its path, then obeys the commands of the input,",
      "each answered by one JSON line."
    },
    footerHeading = "%nCommands:%n",
    footer = ScannerProgram.COMMANDS,
    mixinStandardHelpOptions = true,
    version = LaneEmulator.VERSION)
final class ScannerProgram implements Callable<Integer> {
  static final String COMMANDS =
      """
      present <text>         hold a code before the scanner
      status                 whether it reads now, and how often it was told to
      fault lose-bytes <n>   the next n bytes are lost
      fault damage <n>       the next n messages are damaged
      fault lose-acks <n>    the next n acknowledgements are not heard
      fault noise|slow|mute on|off
      fault unplug|plug
      quit
      """;

  @Option(names = "--link", description = "Keep a symbolic link to the line here.")
  private @Nullable Path link;

  @Option(
      names = "--language",
      description = "One of ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).",
      defaultValue = "TEXT")
  private ScannerEmulator.Language language = ScannerEmulator.Language.TEXT;

  @Option(names = "--on-demand", description = "It reads only while it is triggered.")
  private boolean onDemand;

  @Option(names = "--stay", description = "Go on after the end of the input, until killed.")
  private boolean stay;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (ScannerEmulator scanner =
        new ScannerEmulator(language, onDemand, Optional.ofNullable(link))) {
      // Killed, it must not leave a link that leads nowhere.
      Runtime.getRuntime().addShutdownHook(new Thread(scanner::close));
      JsonObject greeting =
          Json.createObjectBuilder().add("scanner", scanner.path().toString()).build();
      CommandLoop.run(greeting, line -> obey(scanner, line), stay);
    }
    return 0;
  }

  static JsonObject obey(ScannerEmulator scanner, String line) {
    Words words = Words.of(line);
    try {
      return switch (words.verb()) {
        case "present" -> Words.answer(scanner.present(words.rest()));
        case "status" ->
            Json.createObjectBuilder()
                .add("ok", true)
                .add("armed", scanner.armed())
                .add("timesArmed", scanner.timesArmed())
                .build();
        case "fault" -> fault(scanner, words.next());
        default -> Words.refused("unknown command");
      };
    } catch (IllegalArgumentException e) {
      return Words.refused("bad argument");
    }
  }

  private static JsonObject fault(ScannerEmulator scanner, Words words) {
    switch (words.verb()) {
      case "lose-bytes" -> scanner.faults().loseBytes(words.number());
      case "damage" -> scanner.faults().damage(words.number());
      case "lose-acks" -> scanner.faults().loseAcknowledgements(words.number());
      case "noise" -> scanner.faults().noise(words.on());
      case "slow" -> scanner.faults().slow(words.on());
      case "mute" -> scanner.faults().mute(words.on());
      case "unplug" -> scanner.unplug();
      case "plug" -> scanner.plugIn();
      default -> throw new IllegalArgumentException(words.verb());
    }
    return Words.answer(true);
  }
}
