// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A software document reader until {@code quit} or the end of the input. */
@Command(
    name = "document",
    description = {
      "A reader of machine-readable zones behind a pseudo-terminal.",
      "Prints one JSON line with its path, then obeys the commands of the input,",
      "each answered by one JSON line."
    },
    footerHeading = "%nCommands:%n",
    footer = DocumentProgram.COMMANDS,
    mixinStandardHelpOptions = true,
    version = LaneEmulator.VERSION)
final class DocumentProgram implements Callable<Integer> {
  static final String COMMANDS =
      """
      lay <zone>                  a document is laid on; its lines are parted by |
      take                        it is taken away
      status                      whether it reads, and how many documents it has told
      fault tear                  the next message is cut off
      fault restart               the reader loses power for a moment
      fault lose-commands <n>     the next n commands do not arrive
      fault lose-replies <n>      the next n replies do not arrive
      fault delay <millis>        every reply comes so much later
      fault noise|split on|off
      fault unplug|plug
      quit
      """;

  @Option(names = "--link", description = "Keep a symbolic link to the line here.")
  private @Nullable Path link;

  @Option(
      names = "--dialect",
      description = "One of ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).",
      defaultValue = "ELYCTIS")
  private DocumentReaderEmulator.Dialect dialect = DocumentReaderEmulator.Dialect.ELYCTIS;

  @Option(names = "--stay", description = "Go on after the end of the input, until killed.")
  private boolean stay;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (DocumentReaderEmulator reader =
        new DocumentReaderEmulator(dialect, Optional.ofNullable(link))) {
      // Killed, it must not leave a link that leads nowhere.
      Runtime.getRuntime().addShutdownHook(new Thread(reader::close));
      JsonObject greeting =
          Json.createObjectBuilder().add("documentReader", reader.path().toString()).build();
      CommandLoop.run(greeting, line -> obey(reader, line), stay);
    }
    return 0;
  }

  static JsonObject obey(DocumentReaderEmulator reader, String line) {
    Words words = Words.of(line);
    try {
      switch (words.verb()) {
        case "lay" -> reader.lay(words.rest().replace('|', '\n'));
        case "take" -> reader.takeAway();
        case "status" -> {
          return Json.createObjectBuilder()
              .add("ok", true)
              .add("reading", reader.reading())
              .add("documents", reader.documents())
              .build();
        }
        case "fault" -> fault(reader, words.next());
        default -> {
          return Words.refused("unknown command");
        }
      }
      return Words.answer(true);
    } catch (IllegalArgumentException e) {
      return Words.refused("bad argument");
    }
  }

  private static void fault(DocumentReaderEmulator reader, Words words) {
    LineFaults faults = reader.faults();
    switch (words.verb()) {
      case "tear" -> reader.tear();
      case "restart" -> reader.restart();
      case "lose-commands" -> faults.loseCommands(words.number());
      case "lose-replies" -> faults.loseReplies(words.number());
      case "delay" -> faults.delayReplies(Duration.ofMillis(words.number()));
      case "noise" -> faults.noise(words.on());
      case "split" -> faults.split(words.on());
      case "unplug" -> reader.unplug();
      case "plug" -> reader.plugIn();
      default -> throw new IllegalArgumentException(words.verb());
    }
  }
}
