// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clearlane.emulator.EmulatedLane;

/** One run: starts the server, fills the port, lets people walk, and stops all of it. */
final class Demonstration {
  private static final String[] OFFICER_ROLES = {
    "officer", "enrolment-officer", "watchlist-officer", "auditor"
  };

  private static final int HOLDERS = 6;

  private final DemoOptions options;
  private final FreePorts ports;
  private final Path repository;
  private final Screen screen;
  private final String bootstrapPassword = Port.password();
  private final String metricsPassword = Port.password();
  private final List<EmulatedLane> lanes = new ArrayList<>();
  private final Tally tally = new Tally();
  private final List<Runnable> toStop = new ArrayList<>();
  private boolean stopped;
  private volatile boolean interrupted;

  /** Cleared when nothing remains to be looked into. */
  private volatile boolean keepData = true;

  Demonstration(DemoOptions options, FreePorts ports, Path repository, Screen screen) {
    this.options = options;
    this.ports = ports;
    this.repository = repository;
    this.screen = screen;
  }

  /**
   * Runs until its passages are over or the JVM is told to end.
   *
   * @return the exit status
   * @throws DemoException if it cannot go on; everything is stopped by then
   */
  int run() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "demo-stop"));
    try {
      return perform();
    } catch (DemoException e) {
      if (interrupted) {
        // It broke because it was being stopped: that is no news.
        return 1;
      }
      throw e;
    } finally {
      if (!interrupted) {
        stop();
      }
    }
  }

  private int perform() throws InterruptedException {
    DataFolder folder = DataFolder.make(options.data());
    onStop(() -> leave(folder));
    ServerProcess server = startServer(folder.path());
    Port port = new Port(ports.http(), bootstrapPassword);
    Api officer = port.account("a", "officer", OFFICER_ROLES);
    Api _ = port.account("b", "officer", OFFICER_ROLES);
    Population population = new Population(officer);
    List<Person> people = enrol(population);
    List<Holder> holders = enrolFingers(population);
    Map<EmulatedLane, Api> controllers = openLanes(port);
    tellWhereToLook(server, port);
    startEid(folder.path());
    Instant since = Instant.now();
    Walk walk = new Walk(options, server, officer, tally, screen);
    onStop(walk::stop);
    walk.run(controllers, people, holders);
    if (interrupted) {
      return 1;
    }
    Books books = Books.compare(officer, server, since, tally, lanes);
    keepData = !books.balanced();
    books.differences().forEach(difference -> screen.tell("Books: " + difference));
    stop();
    report(books);
    return books.balanced() ? 0 : 1;
  }

  private ServerProcess startServer(Path data) throws InterruptedException {
    double pace = options.speed();
    Map<String, String> settings = new HashMap<>();
    settings.put("CLEARLANE_BOOTSTRAP_PASSWORD", bootstrapPassword);
    settings.put("METRICS_PASSWORD", metricsPassword);
    settings.put("CLEARLANE_AUTHORITY_A_NAME", "Northbank Immigration");
    settings.put("CLEARLANE_AUTHORITY_B_NAME", "Southbank Immigration");
    settings.put("CLEARLANE_LANE_REFERRAL_DISPLAY", iso(Math.max(0.05, 4 / pace)));
    settings.put("CLEARLANE_LANE_CROSSING_GRACE", iso(Math.max(0.5, 2 / pace)));
    if (options.eId()) {
      settings.put("CLEARLANE_EID_A_ISSUER", EidPeople.issuer(ports.eId()));
    }
    ServerProcess server =
        new ServerProcess(repository, data, ports.http(), ports.https(), settings);
    start(server);
    server.awaitReady(seconds -> screen.live("Starting the server … " + seconds + " s"));
    screen.tell("The server is ready.");
    return server;
  }

  /** Starts it unless Ctrl-C came first: then nobody would stop it. */
  private synchronized void start(ServerProcess server) {
    if (stopped || interrupted) {
      throw new DemoException("stopped");
    }
    toStop.add(server::close);
    server.start();
  }

  private synchronized void onStop(Runnable step) {
    if (stopped) {
      step.run();
    } else {
      toStop.add(step);
    }
  }

  private void startEid(Path data) {
    if (options.eId()) {
      URI server = URI.create("http://localhost:" + ports.http());
      EidPeople eid = new EidPeople(repository, data, ports.eId(), server, screen);
      eid.startBeside();
      onStop(eid::close);
    }
  }

  private static String iso(double seconds) {
    return "PT" + Math.round(seconds * 1000) / 1000.0 + "S";
  }

  /** People for the e-Channels, if there are any. */
  private List<Holder> enrolFingers(Population population) throws InterruptedException {
    return options.eChannels() == 0 ? List.of() : population.enrolFingers(HOLDERS);
  }

  private List<Person> enrol(Population population) throws InterruptedException {
    List<Faces.Face> found = options.faces().map(Faces::in).orElseGet(Faces::builtIn);
    List<Person> people =
        population.enrol(found, done -> screen.live("Enrolling … " + done + " of " + found.size()));
    screen.tell(people.size() + " of " + found.size() + " people are enrolled.");
    return people;
  }

  private Map<EmulatedLane, Api> openLanes(Port port) throws InterruptedException {
    lanes.addAll(port.lanes(options.lanes, options.speed()));
    lanes.addAll(port.eChannels(options.eChannels(), options.speed()));
    Map<EmulatedLane, Api> controllers = new LinkedHashMap<>();
    for (EmulatedLane lane : lanes) {
      controllers.put(lane, port.controller(lane.code()));
    }
    return controllers;
  }

  private void tellWhereToLook(ServerProcess server, Port port) {
    String base = "http://localhost:" + ports.http();
    screen.tell("");
    screen.tell("Officers' console   " + base + "/");
    screen.tell("Traveller's page    " + base + "/traveller/");
    screen.tell(
        "A lane's display    "
            + base
            + "/display/lane.html#"
            + port.display(lanes.getFirst().code()));
    screen.tell("API description     " + base + "/openapi/ui/");
    screen.tell(
        "Metrics             https://localhost:"
            + ports.https()
            + "/metrics  (metrics  "
            + metricsPassword
            + ")");
    screen.tell("Server log          " + server.log());
    port.logIns()
        .forEach((name, password) -> screen.tell("Log in as           " + name + "  " + password));
    screen.tell(options.passages().isEmpty() ? "Ctrl-C stops everything." : "");
  }

  private void report(Books books) {
    screen.tell(tally.summary(books.records(), books.balanced()));
    if (options.json) {
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      out.println(tally.json(books.records(), books.balanced()));
    }
  }

  private void interrupt() {
    interrupted = true;
    keepData = false;
    stop();
  }

  /** Ends everything that was started, the last first; runs once. */
  private synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    if (toStop.isEmpty()) {
      return;
    }
    screen.tell("Stopping …");
    toStop.reversed().forEach(Runnable::run);
    lanes.forEach(EmulatedLane::close);
    screen.tell("Everything has stopped.");
  }

  private void leave(DataFolder folder) {
    if (keepData && folder.temporary()) {
      screen.tell("What this run left stays in " + folder.path());
    } else if (!folder.remove()) {
      screen.tell("The folder " + folder.path() + " could not be removed.");
    }
  }
}
