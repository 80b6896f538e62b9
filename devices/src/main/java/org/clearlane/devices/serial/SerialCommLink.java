// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.clearlane.devices.SerialSettings;

/**
 * A port of this machine through jSerialComm.
 *
 * <p>Reads are semi-blocking with a time-out of 100 ms, the finest that jSerialComm offers: the
 * thread sleeps in the kernel until a byte arrives, and at 10 wake-ups a second costs nothing when
 * none does. After a device is unplugged {@code isOpen()} stays true; what tells the truth is a
 * read or {@code bytesAvailable()} below zero and a short write.
 */
final class SerialCommLink implements SerialLink {
  private static final int STEP_MILLIS = 100;

  private final SerialPort port;
  private final String path;

  private SerialCommLink(SerialPort port, String path) {
    this.port = port;
    this.path = path;
  }

  static SerialCommLink open(SerialSettings settings) throws LinkLostException {
    NativeLibrary.load();
    String path = settings.path();
    // Checked here because jSerialComm looks for a port of the same name in /dev instead.
    if (!Files.exists(Path.of(path))) {
      throw new LinkLostException("port " + path + " is absent");
    }
    SerialPort port;
    try {
      // A fresh object each time: a symbolic link is resolved here and never again.
      port = SerialPort.getCommPort(path);
    } catch (SerialPortInvalidPortException e) {
      throw new LinkLostException("port " + path + " is absent", e);
    }
    port.setComPortParameters(
        settings.baudRate(), 8, SerialPort.ONE_STOP_BIT, parity(settings.parity()));
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, STEP_MILLIS, 0);
    port.flushIOBuffers(); // takes effect on opening
    if (!port.openPort(0)) {
      throw new LinkLostException(
          "port " + path + " does not open (errno " + port.getLastErrorCode() + ")");
    }
    return new SerialCommLink(port, path);
  }

  private static int parity(SerialSettings.Parity parity) {
    return switch (parity) {
      case NONE -> SerialPort.NO_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
    };
  }

  @Override
  public int read(byte[] buffer, long waitMillis) throws LinkLostException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
    while (true) {
      int count = port.readBytes(buffer, buffer.length);
      if (count > 0) {
        return count;
      }
      if (count < 0 || port.bytesAvailable() < 0) {
        throw new LinkLostException("port " + path + " is gone");
      }
      if (System.nanoTime() - deadline >= 0) {
        return 0;
      }
    }
  }

  @Override
  public void discard() throws LinkLostException {
    byte[] piece = new byte[256];
    int waiting = port.bytesAvailable();
    while (waiting > 0) {
      int count = port.readBytes(piece, Math.min(waiting, piece.length));
      waiting = count < 0 ? count : port.bytesAvailable();
    }
    if (waiting < 0) {
      throw new LinkLostException("port " + path + " is gone");
    }
  }

  @Override
  public void write(byte[] bytes) throws LinkLostException {
    int written = port.writeBytes(bytes, bytes.length);
    if (written != bytes.length) {
      throw new LinkLostException(
          "port " + path + " takes no bytes (errno " + port.getLastErrorCode() + ")");
    }
  }

  @Override
  public void close() {
    port.closePort();
  }
}
