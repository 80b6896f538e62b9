// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Duration;
import java.util.Optional;

/**
 * A bar code scanner on a serial port.
 *
 * @param port where it is plugged in
 * @param duplicateWindow a code equal to the one before is dropped when it comes within this time
 *     after the last copy; zero drops nothing
 * @param language what it speaks
 * @param format what it puts around each code; of {@link Language#ZEBRA_SSI} only prefix and suffix
 *     count
 * @param trigger how it is told to read; empty if it reads all the time
 */
public record ScannerWiring(
    SerialSettings port,
    Duration duplicateWindow,
    Language language,
    TextFormat format,
    Optional<Trigger> trigger) {
  /** Long enough for a scanner that repeats a code as long as it is in view. */
  public static final Duration DEFAULT_DUPLICATE_WINDOW = Duration.ofSeconds(2);

  /** What scanners speak. */
  public enum Language {
    /** Text, and commands that the {@link Trigger} spells. */
    TEXT,
    /** Text, and the serial commands of Honeywell's scanners. */
    HONEYWELL,
    /** Text, and the serial commands of Newland's scanners. */
    NEWLAND,
    /** The Simple Serial Interface of Zebra's scanners: packets that are acknowledged. */
    ZEBRA_SSI
  }

  /**
   * How a scanner is told to read.
   *
   * @param on the bytes that make a {@link Language#TEXT} scanner read, one character a byte, at
   *     most 16; the other languages have commands of their own
   * @param off the bytes that make it stop
   * @param again how often it is told again while it shall read; zero for never
   */
  public record Trigger(String on, String off, Duration again) {
    /** For a language that has commands. */
    public static final Trigger OF_LANGUAGE = new Trigger("", "", Duration.ofSeconds(10));

    /**
     * @throws IllegalArgumentException if the time is negative
     */
    public Trigger {
      if (again.isNegative()) {
        throw new IllegalArgumentException("a trigger is repeated after a time");
      }
    }
  }

  /**
   * @throws IllegalArgumentException if the window is negative or longer than a minute
   */
  public ScannerWiring {
    if (duplicateWindow.isNegative() || duplicateWindow.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("the duplicate window must be 0 to 60 s");
    }
  }

  /** A scanner that sends text as it is usual, and reads all the time. */
  public ScannerWiring(SerialSettings port, Duration duplicateWindow) {
    this(port, duplicateWindow, Language.TEXT, TextFormat.USUAL, Optional.empty());
  }

  /** A scanner at 115200 baud with the default window. */
  public static ScannerWiring at(String path) {
    return new ScannerWiring(new SerialSettings(path, 115_200), DEFAULT_DUPLICATE_WINDOW);
  }
}
