// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says codes as text with CR, and understands the commands of one maker. */
final class TextVoice implements ScannerVoice {
  /** SYN T CR and SYN U CR. */
  private static final Pattern HONEYWELL = Pattern.compile("\\x16([TU])\\r");

  /** Tilde, SOH, four digits, storage, tag and value, semicolon, ETX. */
  private static final Pattern NEWLAND = Pattern.compile("~\\x01([0-9]{4}[@#]SCNTRG)([01]);\\x03");

  /** A scanner whose commands were chosen by whoever set it up: ENQ R and ENQ S. */
  private static final Pattern CHOSEN = Pattern.compile("\\x05([RS])");

  private static final int LONGEST_COMMAND = 64;

  private final ScannerEmulator.Language language;
  private final ScannerFaults faults;
  private final Mouth mouth;
  private String heard = "";

  TextVoice(ScannerEmulator.Language language, ScannerFaults faults, Mouth mouth) {
    this.language = language;
    this.faults = faults;
    this.mouth = mouth;
  }

  @Override
  public void hear(byte[] bytes, int count) {
    heard += new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
    Matcher command = pattern().matcher(heard);
    int done = 0;
    while (command.find()) {
      done = command.end();
      if (!faults.mute()) {
        obey(command);
      }
    }
    heard = heard.substring(Math.max(done, heard.length() - LONGEST_COMMAND));
  }

  private Pattern pattern() {
    return switch (language) {
      case HONEYWELL -> HONEYWELL;
      case NEWLAND -> NEWLAND;
      default -> CHOSEN;
    };
  }

  private void obey(Matcher command) {
    String word = command.group(command.groupCount());
    mouth.arm(word.equals("T") || word.equals("1") || word.equals("R"));
    if (language == ScannerEmulator.Language.NEWLAND) {
      say("\u0002\u0001" + command.group(1) + word + "\u0006;\u0003", false);
    }
  }

  @Override
  public void tell(String code) {
    say(code + "\r", true);
  }

  @Override
  public void tick() {}

  @Override
  public void reset() {
    heard = "";
  }

  private void say(String text, boolean anew) {
    mouth.say(text.getBytes(StandardCharsets.ISO_8859_1), anew);
  }
}
