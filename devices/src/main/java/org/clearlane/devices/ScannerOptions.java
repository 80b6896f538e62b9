// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clearlane.devices.ScannerWiring.Language;
import org.clearlane.devices.ScannerWiring.Trigger;
import org.clearlane.devices.TextFormat.Terminator;

/** What a set-up says about a scanner. */
final class ScannerOptions {
  private static final String DUPLICATES = "duplicateMillis";
  private static final String TRIGGER = "trigger";
  private static final String AGAIN = "retriggerSeconds";
  private static final String TRIGGER_ON = "triggerOn";
  private static final String TRIGGER_OFF = "triggerOff";
  private static final String TERMINATOR = "terminator";
  private static final String PREFIX = "prefix";
  private static final String SUFFIX = "suffix";
  private static final String IDLE_GAP = "idleGapMillis";

  private static final String HEX = "0x";
  private static final Pattern BYTES =
      Pattern.compile("0x([0-9A-Fa-f]{2}){1,16}|(?!0x)[ -~]{0,16}");

  private ScannerOptions() {}

  /** The options of a driver for scanners on a serial port. */
  static List<DeviceOption> of(DeviceDriver driver) {
    List<DeviceOption> options = new ArrayList<>();
    options.add(
        DeviceOption.number(
            DUPLICATES,
            0,
            60_000,
            2000,
            "milliseconds within which a repeated code is the same one"));
    options.add(
        DeviceOption.choice(
            TRIGGER, "whether it reads all the time", List.of("CONTINUOUS", "ON_DEMAND")));
    options.add(
        DeviceOption.number(
            AGAIN, 0, 3600, 10, "seconds after which a trigger is repeated, 0 for never"));
    options.add(bytes(PREFIX, "what it sends before each code"));
    options.add(bytes(SUFFIX, "what it sends after each code, before the terminator"));
    if (language(driver) != Language.ZEBRA_SSI) {
      options.add(
          DeviceOption.choice(
              TERMINATOR, "what ends a code", List.of("ANY", "CR", "LF", "CRLF", "ETX", "TAB")));
      options.add(
          new DeviceOption(
              IDLE_GAP,
              "0",
              "milliseconds without a byte that end a code, 20 to 5000; 0 if a terminator must",
              value ->
                  value.equals("0")
                      || (value.matches("[0-9]{2,4}")
                          && Integer.parseInt(value) >= 20
                          && Integer.parseInt(value) <= 5000)));
    }
    if (language(driver) == Language.TEXT) {
      options.add(bytes(TRIGGER_ON, "what makes it read"));
      options.add(bytes(TRIGGER_OFF, "what makes it stop"));
    }
    return List.copyOf(options);
  }

  /** The wiring that a set-up of such a driver asks for. */
  static ScannerWiring wiring(DeviceSetUp setUp) {
    Language language = language(setUp.driver());
    return new ScannerWiring(
        setUp.serial(),
        Duration.ofMillis(setUp.number(DUPLICATES)),
        language,
        format(setUp, language),
        trigger(setUp, language));
  }

  private static TextFormat format(DeviceSetUp setUp, Language language) {
    String prefix = bytes(setUp.option(PREFIX));
    String suffix = bytes(setUp.option(SUFFIX));
    if (language == Language.ZEBRA_SSI) {
      return new TextFormat(Terminator.ANY, prefix, suffix, Optional.empty());
    }
    return new TextFormat(
        Terminator.valueOf(setUp.option(TERMINATOR)),
        prefix,
        suffix,
        Optional.of(Duration.ofMillis(setUp.number(IDLE_GAP))).filter(Duration::isPositive));
  }

  private static Optional<Trigger> trigger(DeviceSetUp setUp, Language language) {
    if (setUp.option(TRIGGER).equals("CONTINUOUS")) {
      return Optional.empty();
    }
    boolean spelt = language == Language.TEXT;
    return Optional.of(
        new Trigger(
            spelt ? bytes(setUp.option(TRIGGER_ON)) : "",
            spelt ? bytes(setUp.option(TRIGGER_OFF)) : "",
            Duration.ofSeconds(setUp.number(AGAIN))));
  }

  private static Language language(DeviceDriver driver) {
    return switch (driver) {
      case TEXT -> Language.TEXT;
      case HONEYWELL -> Language.HONEYWELL;
      case NEWLAND -> Language.NEWLAND;
      case ZEBRA_SSI -> Language.ZEBRA_SSI;
      default -> throw new IllegalArgumentException(driver + " drives no scanner on a port");
    };
  }

  private static DeviceOption bytes(String name, String meaning) {
    return new DeviceOption(
        name,
        "",
        meaning + ": printable text, or 0x and hexadecimal digits; at most 16 bytes",
        value -> BYTES.matcher(value).matches());
  }

  /** One character a byte. */
  private static String bytes(String value) {
    return value.startsWith(HEX)
        ? new String(
            HexFormat.of().parseHex(value.substring(HEX.length())), StandardCharsets.ISO_8859_1)
        : value;
  }
}
