// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Obeys the lines of the standard input, each answered by one JSON line. */
final class CommandLoop {
  private CommandLoop() {}

  /** What obeys one line. */
  interface Console {
    JsonObject obey(String line) throws InterruptedException;
  }

  /**
   * Tells the greeting and obeys until {@code quit} or the end of the input.
   *
   * @param stay whether to go on after the end of the input, until killed
   */
  static void run(JsonObject greeting, Console console, boolean stay)
      throws IOException, InterruptedException {
    System.out.println(greeting);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = in.readLine();
    while (line != null && !line.strip().equals("quit")) {
      if (!line.isBlank()) {
        System.out.println(console.obey(line));
      }
      line = in.readLine();
    }
    if (line == null && stay) {
      new CountDownLatch(1).await();
    }
  }
}
