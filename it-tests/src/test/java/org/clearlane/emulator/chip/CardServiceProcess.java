// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A PC/SC service of this test's own, with the virtual reader as its only one. {@code pcscd} has
 * its socket's path compiled in, but takes a socket that is handed over to it: so it runs beside
 * one of the machine, and clients find it by PCSCLITE_CSOCK_NAME.
 */
public final class CardServiceProcess implements AutoCloseable {
  public static final String READER = "Clearlane test reader";

  /** The name of the socket. */
  public static final String SOCKET = "pcscd.comm";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path DRIVER = Path.of("/usr/lib/pcsc/drivers/serial/libifdvpcd.so");

  private final Path socket;
  private final int port;
  private final Process process;

  /** Starts it; its socket is {@link #SOCKET} in the folder. */
  public CardServiceProcess(Path folder) throws IOException {
    if (!Files.exists(DRIVER)) {
      throw new AssertionError("install these first: pcscd vsmartcard-vpcd systemd");
    }
    socket = folder.resolve(SOCKET);
    port = freePorts();
    Path configuration = folder.resolve("reader.conf");
    Files.writeString(
        configuration,
        """
        FRIENDLYNAME "%s"
        DEVICENAME /dev/null:0x%X
        LIBPATH %s
        CHANNELID 0x%X
        """
            .formatted(READER, port, DRIVER, port));
    process =
        new ProcessBuilder(
                "systemd-socket-activate",
                "--listen=" + socket,
                "/usr/sbin/pcscd",
                "--foreground",
                "--config=" + configuration)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("pcscd.log").toFile())
            .start();
    try {
      awaitReader();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Where clients find this service. */
  Path socket() {
    return socket;
  }

  /** Where the virtual reader waits for a card. */
  public int port() {
    return port;
  }

  /** The service starts with its first client; then the reader's port opens. */
  private void awaitReader() {
    await().atMost(PATIENCE).until(() -> Files.exists(socket));
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                return client.connect(UnixDomainSocketAddress.of(socket));
              }
            });
    await()
        .atMost(PATIENCE)
        .failFast("pcscd has ended", () -> !process.isAlive())
        .until(this::listening);
  }

  /** Looked up and not tried, since the reader would take a trial for a card. */
  private boolean listening() throws IOException {
    return Files.readString(Path.of("/proc/net/tcp")).contains(":%04X ".formatted(port));
  }

  /** Two in a row: the driver opens a second reader at the next one. */
  private static int freePorts() throws IOException {
    while (true) {
      try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        int port = first.getLocalPort();
        if (port < 65_535 && free(port + 1)) {
          return port;
        }
      }
    }
  }

  private static boolean free(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
