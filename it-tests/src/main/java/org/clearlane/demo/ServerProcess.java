// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The server as a process in a session of its own, so that Ctrl-C reaches only the demonstration,
 * which then stops the server in order. Everything it writes lies below one data folder.
 */
public final class ServerProcess implements AutoCloseable {
  /** A busy machine takes minutes for what takes half a minute alone. */
  private static final Duration START = Duration.ofMinutes(6);

  /** Beyond the 30 s that the application server gives to requests in progress. */
  private static final Duration STOP = Duration.ofSeconds(40);

  private static final Duration STRAGGLERS = Duration.ofSeconds(10);

  private final Path liberty;
  private final Path data;
  private final int httpPort;
  private final int httpsPort;
  private final Map<String, String> settings;
  private final HttpClient client = HttpClient.newHttpClient();
  private @Nullable Process process;
  private long logBefore;

  /**
   * @param repository the checkout, with the server built
   * @param data folder for the database, keys, audit heads and logs
   * @param settings environment variables, such as {@code CLEARLANE_BOOTSTRAP_PASSWORD}
   */
  public ServerProcess(
      Path repository, Path data, int httpPort, int httpsPort, Map<String, String> settings) {
    this.liberty = repository.resolve("server-config/target/liberty/wlp").toAbsolutePath();
    this.data = data.toAbsolutePath();
    this.httpPort = httpPort;
    this.httpsPort = httpsPort;
    this.settings = settings;
  }

  public int httpPort() {
    return httpPort;
  }

  public Path data() {
    return data;
  }

  public Path log() {
    return data.resolve("server.log");
  }

  /** Starts the process without waiting until it is ready. */
  public void start() {
    Path script = liberty.resolve("bin/server");
    if (!Files.isExecutable(script)) {
      throw new DemoException("the server is not built: run ./clearlane demo, which builds it");
    }
    try {
      Files.createDirectories(data);
      ProcessBuilder builder =
          new ProcessBuilder(List.of("setsid", script.toString(), "run", "clearlane"))
              .directory(data.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      Map<String, String> environment = builder.environment();
      environment.put("JAVA_HOME", System.getProperty("java.home"));
      environment.put("WLP_OUTPUT_DIR", data.resolve("server").toString());
      environment.put("HTTP_PORT", Integer.toString(httpPort));
      environment.put("HTTPS_PORT", Integer.toString(httpsPort));
      environment.put("SESSION_COOKIE_SECURE", "false");
      environment.put("CLEARLANE_DATA_DIR", data.toString());
      environment.put("CLEARLANE_KEYS_DIR", data.resolve("keys").toString());
      environment.put("CLEARLANE_AUDIT_DIR", data.resolve("audit").toString());
      environment.putAll(settings);
      logBefore = Files.exists(log()) ? Files.size(log()) : 0;
      process = builder.start();
    } catch (IOException e) {
      throw new DemoException("the server cannot be started: " + e.getMessage(), e);
    }
  }

  /**
   * Waits until the server says that it is ready.
   *
   * @param waiting told the seconds so far, about once a second
   * @throws DemoException if the process ends or the time is over
   */
  public void awaitReady(Consumer<Long> waiting) throws InterruptedException {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < START.toNanos()) {
      Process running = process;
      if (running == null || running.waitFor(500, TimeUnit.MILLISECONDS)) {
        throw new DemoException("the server ended while it started; its log is " + log());
      }
      if (ready()) {
        return;
      }
      ServerLog.fault(log(), logBefore)
          .ifPresent(
              fault -> {
                throw new DemoException(fault + "; the server's log is " + log());
              });
      waiting.accept(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
    }
    throw new DemoException("the server did not become ready; its log is " + log());
  }

  private boolean ready() throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + "/health/ready"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  public boolean alive() {
    return process != null && process.isAlive();
  }

  /** Kills the server as a power cut would: no shutdown hook runs, the database stays. */
  public void kill() {
    Process running = process;
    if (running != null) {
      tree(running).forEach(ProcessHandle::destroyForcibly);
      boolean _ = Processes.await(running, Duration.ofSeconds(10), new LinkedHashSet<>());
    }
    process = null;
  }

  private static List<ProcessHandle> tree(Process running) {
    List<ProcessHandle> all =
        new ArrayList<>(
            running
                .descendants()
                .filter(handle -> handle.info().command().orElse("").endsWith("/java"))
                .toList());
    all.add(running.toHandle());
    return all;
  }

  /** Stops the server in order, and the embedded database with it; nothing is left running. */
  @Override
  public void close() {
    Process running = process;
    // While the start script still prepares, the script is the process; later it is the JVM.
    Set<ProcessHandle> family = new LinkedHashSet<>();
    if (running != null) {
      running.descendants().forEach(family::add);
      running.destroy();
      if (!Processes.await(running, STOP, family)) {
        running.destroyForcibly();
        boolean _ = Processes.await(running, Duration.ofSeconds(5), family);
      }
    }
    process = null;
    stopDatabase();
    Processes.end(family, STRAGGLERS);
  }

  /** The database ends with the server; where it does not, as after a kill, it is told to. */
  private void stopDatabase() {
    EmbeddedDatabase.in(data)
        .postmaster()
        .ifPresent(
            postmaster -> {
              Processes.interrupt(postmaster);
              Processes.end(Set.of(postmaster), Duration.ofSeconds(20));
            });
  }
}
