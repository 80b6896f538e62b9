// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

import com.fazecast.jSerialComm.SerialPort;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clearlane.devices.SerialPortInfo;
import org.clearlane.devices.SerialPorts;

/** Finds serial ports through jSerialComm, and their stable names where udev keeps links. */
@ApplicationScoped
public class PortDiscovery implements SerialPorts {
  private static final Path STABLE_NAMES = Path.of("/dev/serial/by-id");

  private final Path stableNames;

  /** For the container. */
  public PortDiscovery() {
    this(STABLE_NAMES);
  }

  PortDiscovery(Path stableNames) {
    this.stableNames = stableNames;
  }

  @Override
  public List<SerialPortInfo> present() {
    NativeLibrary.load();
    Map<String, String> names = stableNames();
    return Arrays.stream(SerialPort.getCommPorts())
        .map(port -> info(port, names))
        .sorted(Comparator.comparing(SerialPortInfo::path))
        .toList();
  }

  private static SerialPortInfo info(SerialPort port, Map<String, String> names) {
    String device = port.getSystemPortPath();
    boolean usb = port.getVendorID() > 0;
    return new SerialPortInfo(
        names.getOrDefault(device, device),
        device,
        port.getDescriptivePortName(),
        usb
            ? Optional.of("%04x:%04x".formatted(port.getVendorID(), port.getProductID()))
            : Optional.empty());
  }

  /** The links by the device file that each leads to. */
  Map<String, String> stableNames() {
    Map<String, String> names = new HashMap<>();
    if (Files.isDirectory(stableNames)) {
      try (Stream<Path> links = Files.list(stableNames)) {
        for (Path link : links.sorted().toList()) {
          names.putIfAbsent(link.toRealPath().toString(), link.toString());
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the names of serial ports cannot be read", e);
      }
    }
    return names;
  }
}
