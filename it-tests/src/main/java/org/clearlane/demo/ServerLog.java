// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server's log says about a start that cannot succeed any more. */
final class ServerLog {
  /** Far more than a start writes. */
  private static final int MOST = 4 << 20;

  private static final Map<String, String> FAULTS = new LinkedHashMap<>();

  static {
    FAULTS.put("CWWKO0221E", "a port of the server is in use by now");
    FAULTS.put("CWWKZ0002E", "the application did not start");
    FAULTS.put("SRVE0265E", "the application did not start");
  }

  private static final Pattern BAD_SETTING =
      Pattern.compile("BadSettingException: (configuration key [^\\r\\n]+)");

  private ServerLog() {}

  /**
   * The first message that is final, in words.
   *
   * @param from where in the file this start began
   */
  static Optional<String> fault(Path log, long from) {
    if (!Files.exists(log)) {
      return Optional.empty();
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] bytes = new byte[Math.clamp(file.length() - from, 0, MOST)];
      file.seek(from);
      file.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      Matcher setting = BAD_SETTING.matcher(text);
      if (setting.find()) {
        return Optional.of(setting.group(1));
      }
      return FAULTS.entrySet().stream()
          .filter(fault -> text.contains(fault.getKey()))
          .map(Map.Entry::getValue)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
