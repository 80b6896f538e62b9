// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.clearlane.emulator.SoftwareLane;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code clearlane demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Runs the whole port: server, database, software lanes, and people who walk by themselves.",
    footer = {
      "",
      "With --passages it stops by itself; exit status 0 means that the books balance: people,",
      "exit/entry records, gate pulses and audit rows agree. Without it, Ctrl-C stops everything."
    })
public final class DemoCommand implements Callable<Integer> {
  @Option(names = "--passages", paramLabel = "N", description = "Stop after N attempts.")
  private @Nullable Long passages;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      defaultValue = "4",
      description = "Software lanes, 1 to 16; default ${DEFAULT-VALUE}.")
  private int lanes = 4;

  @Option(
      names = "--speed",
      paramLabel = "F",
      description =
          "How much faster than people the people are, 0.1 to 100; default 1, or 10 with --passages.")
  private @Nullable Double speed;

  @Option(
      names = "--faces",
      paramLabel = "DIR",
      description =
          "Folders of real pictures per person: enrol from the first, walk with the others.")
  private @Nullable Path faces;

  @Option(
      names = "--impostors",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description = "Share of attempts with somebody else's phone; default ${DEFAULT-VALUE}.")
  private double impostors = 0.1;

  @Option(
      names = "--turn-back",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description = "Share of people who turn back at the open gate; default ${DEFAULT-VALUE}.")
  private double turnBack = 0.01;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Who walks and how the pictures are rendered; default ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "9080",
      description = "Default ${DEFAULT-VALUE}; 0 takes a free one.")
  private int httpPort = 9080;

  @Option(
      names = "--https-port",
      paramLabel = "PORT",
      defaultValue = "9443",
      description = "Default ${DEFAULT-VALUE}; 0 takes a free one.")
  private int httpsPort = 9443;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep everything in this folder; default: a new one, removed at the end.")
  private @Nullable Path data;

  @Option(names = "--json", description = "Print one line of JSON last.")
  private boolean json;

  private final PrintStream progress = System.err;
  private final List<SoftwareLane> softwareLanes = new ArrayList<>();
  private final List<Walker> walkers = new ArrayList<>();
  private @Nullable ServerProcess server;
  private @Nullable Path folder;
  private final String metricsPassword = Port.password();
  private boolean stopped;

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new DemoCommand())
            .setExecutionExceptionHandler(DemoCommand::explain)
            .execute(arguments));
  }

  /** One line for what people can mend, a stack trace for what they cannot. */
  static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof DemoException) {
      command.getErr().println(e.getMessage());
      return 1;
    }
    throw e;
  }

  @Override
  public Integer call() throws InterruptedException {
    check();
    double pace = speed == null ? (passages == null ? 1 : 10) : speed;
    int http = port(httpPort, "--http-port");
    int https = port(httpsPort, "--https-port");
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "demo-stop"));
    String bootstrap = Port.password();
    ServerProcess process = startServer(http, https, bootstrap, pace);
    Port port = new Port(http, bootstrap);
    Api officer =
        port.account(
            "a", "officer", "officer", "enrolment-officer", "watchlist-officer", "auditor");
    Api _ =
        port.account(
            "b", "officer", "officer", "enrolment-officer", "watchlist-officer", "auditor");
    List<Person> people = enrol(officer);
    softwareLanes.addAll(port.lanes(lanes));
    tell("");
    tell("Officers' console   http://localhost:" + http + "/");
    tell("Traveller's page    http://localhost:" + http + "/traveller/");
    tell("API description     http://localhost:" + http + "/openapi/ui/");
    tell(
        "Metrics             https://localhost:"
            + https
            + "/metrics  (metrics  "
            + metricsPassword
            + ")");
    tell("Server log          " + process.log());
    port.logIns()
        .forEach((name, password) -> tell("Log in as           " + name + "  " + password));
    tell(passages == null ? "Ctrl-C stops everything." : "");
    Instant since = Instant.now();
    Tally tally = new Tally();
    walk(port, officer, people, tally, pace);
    if (passages == null) {
      return 0;
    }
    Books books = Books.compare(officer, process, since, tally, softwareLanes);
    books.differences().forEach(difference -> tell("Books: " + difference));
    report(tally, books);
    stop();
    return books.balanced() ? 0 : 1;
  }

  private void check() {
    if (lanes < 1 || lanes > 16) {
      throw new DemoException("--lanes takes 1 to 16");
    }
    if (speed != null && !(speed >= 0.1 && speed <= 100)) {
      throw new DemoException("--speed takes 0.1 to 100");
    }
    if (passages != null && (passages < 1 || passages > 1_000_000)) {
      throw new DemoException("--passages takes 1 to 1000000");
    }
    if (!(impostors >= 0 && impostors <= 1) || !(turnBack >= 0 && turnBack <= 1)) {
      throw new DemoException("a share is 0 to 1");
    }
  }

  private static int port(int wanted, String option) {
    try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new DemoException(
          "port " + wanted + " is in use: choose another with " + option + ", or 0 for a free one");
    }
  }

  private ServerProcess startServer(int http, int https, String bootstrap, double pace)
      throws InterruptedException {
    try {
      folder = data == null ? Files.createTempDirectory("clearlane-demo-") : data;
    } catch (IOException e) {
      throw new DemoException("no temporary folder can be made", e);
    }
    Map<String, String> settings = new HashMap<>();
    settings.put("CLEARLANE_BOOTSTRAP_PASSWORD", bootstrap);
    settings.put("METRICS_PASSWORD", metricsPassword);
    settings.put("CLEARLANE_AUTHORITY_A_NAME", "Northbank Immigration");
    settings.put("CLEARLANE_AUTHORITY_B_NAME", "Southbank Immigration");
    settings.put("CLEARLANE_LANE_REFERRAL_DISPLAY", iso(Math.max(0.05, 4 / pace)));
    settings.put("CLEARLANE_LANE_CROSSING_GRACE", iso(Math.max(0.5, 2 / pace)));
    ServerProcess process = new ServerProcess(Path.of(""), folder, http, https, settings);
    server = process;
    process.start();
    process.awaitReady(seconds -> live("Starting the server … " + seconds + " s"));
    tell("The server is ready.");
    return process;
  }

  private static String iso(double seconds) {
    return "PT" + Math.round(seconds * 1000) / 1000.0 + "S";
  }

  private List<Person> enrol(Api officer) throws InterruptedException {
    List<Faces.Face> found = faces == null ? Faces.builtIn() : Faces.in(faces);
    List<Person> people =
        new Population(officer)
            .enrol(found, done -> live("Enrolling … " + done + " of " + found.size()));
    tell(people.size() + " of " + found.size() + " people are enrolled.");
    return people;
  }

  private void walk(Port port, Api officer, List<Person> people, Tally tally, double pace)
      throws InterruptedException {
    long most = passages == null ? Long.MAX_VALUE : passages;
    Crowd crowd = new Crowd(people, impostors, most, new Random(seed));
    List<Thread> threads = new ArrayList<>();
    for (SoftwareLane lane : softwareLanes) {
      Api controller = port.account("a", "lane-" + lane.code(), "lane-controller");
      Walker walker =
          new Walker(
              lane,
              controller,
              officer,
              crowd,
              tally,
              pace,
              turnBack,
              new Random(seed * 31 + threads.size()));
      walkers.add(walker);
      threads.add(Thread.ofPlatform().name("walker-" + lane.code()).start(walker));
    }
    for (Thread thread : threads) {
      while (!thread.join(java.time.Duration.ofMillis(500))) {
        live(
            "Attempts "
                + tally.attempts()
                + (passages == null ? "" : " of " + passages)
                + "   let through "
                + tally.cleared()
                + "   decision p50 "
                + tally.percentile(0.5)
                + " ms, p95 "
                + tally.percentile(0.95)
                + " ms");
      }
    }
  }

  private void report(Tally tally, Books books) {
    tell(
        String.format(
            java.util.Locale.ROOT,
            "Genuine %d of %d let through, impostors %d of %d; decision p50 %d, p95 %d, p99 %d ms;"
                + " %d recorded; books %s",
            tally.genuineCleared.get(),
            tally.genuineAttempts.get(),
            tally.impostorCleared.get(),
            tally.impostorAttempts.get(),
            tally.percentile(0.5),
            tally.percentile(0.95),
            tally.percentile(0.99),
            books.records(),
            books.balanced() ? "balance" : "DO NOT balance"));
    if (json) {
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      out.println(tally.json(books.records(), books.balanced()));
    }
  }

  private long lastLive;

  /** A line that replaces itself on a terminal, and appears every few seconds in a log. */
  private void live(String text) {
    if (terminal()) {
      progress.print("\r\u001b[K" + text);
      progress.flush();
    } else if (System.nanoTime() - lastLive > TimeUnit.SECONDS.toNanos(5)) {
      lastLive = System.nanoTime();
      progress.println(text);
    }
  }

  private static boolean terminal() {
    // Null in JDK 25 where there is no terminal, and in 22 to 24 never.
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private void tell(String text) {
    progress.println((terminal() ? "\r\u001b[K" : "") + text);
  }

  /** Ends everything that was started; runs once, at the end or on Ctrl-C. */
  private synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    walkers.forEach(Walker::stop);
    if (server != null) {
      tell("Stopping …");
      server.close();
    }
    softwareLanes.forEach(SoftwareLane::close);
    if (data == null && folder != null) {
      delete(folder);
    }
    tell("Everything has stopped.");
  }

  private void delete(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      tell("The folder " + root + " could not be removed: " + e.getMessage());
    }
  }
}
