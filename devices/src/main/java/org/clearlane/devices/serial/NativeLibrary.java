// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.clearlane.devices.DevicesException;

/**
 * Loads jSerialComm's native library from a private folder. Left alone, jSerialComm unpacks it into
 * a world-writable folder with a fixed name in the temporary directory, and loads what it finds
 * there.
 */
final class NativeLibrary {
  private static final String PATH = "jSerialComm.library.path";
  private static final String FILE = "libjSerialComm.so";

  private NativeLibrary() {}

  /** Loads on first use; later calls do nothing. */
  static void load() {
    Loaded.once();
  }

  private static String load(String folder) {
    try (InputStream library = SerialPort.class.getResourceAsStream("/" + folder + "/" + FILE)) {
      if (library == null) {
        throw new DevicesException("no serial port library for this machine: " + folder);
      }
      // Created with mode 0700 and a random name. The folder can go once the library is mapped.
      Path directory = Files.createTempDirectory("clearlane-serial-");
      Path file = directory.resolve(FILE);
      try {
        Files.copy(library, file);
        System.setProperty(PATH, directory.toString());
        return SerialPort.getVersion();
      } finally {
        // Cleared, so that another class loader (a redeployed application) unpacks its own copy:
        // one
        // file cannot be loaded by two.
        System.clearProperty(PATH);
        Files.deleteIfExists(file);
        Files.deleteIfExists(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the serial port library cannot be unpacked", e);
    }
  }

  private static final class Loaded {
    private static final String VERSION = start();

    private Loaded() {}

    static void once() {
      if (VERSION.isEmpty()) {
        throw new DevicesException("the serial port library has no version");
      }
    }

    private static String start() {
      if (!System.getProperty(PATH, "").isEmpty()) {
        return SerialPort.getVersion(); // the operator has chosen a place
      }
      String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
      String processor = System.getProperty("os.arch", "");
      if (!system.contains("linux")) {
        return SerialPort.getVersion();
      }
      return switch (processor) {
        case "amd64", "x86_64" -> load("Linux/x86_64");
        case "aarch64" -> load("Linux/armv8_64");
        default -> SerialPort.getVersion();
      };
    }
  }
}
