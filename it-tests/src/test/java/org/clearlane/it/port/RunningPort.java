// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clearlane.demo.Api;
import org.clearlane.demo.EmbeddedDatabase;
import org.clearlane.demo.Fingers;
import org.clearlane.demo.Port;
import org.clearlane.demo.ServerProcess;
import org.clearlane.demo.Wallet;
import org.clearlane.emulator.DocumentLane;
import org.clearlane.emulator.DrawnFinger;
import org.clearlane.emulator.SoftwareLane;
import org.clearlane.emulator.chip.CardServiceProcess;
import org.clearlane.kernel.AuditVerification;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.MachineReadableZone;
import org.clearlane.kernel.MrzFormat;
import org.clearlane.kernel.Sex;
import org.clearlane.kernel.TravelDocument;

/** A server of its own with a database, officers, and lanes that outlive the server. */
final class RunningPort implements AutoCloseable {
  /** The lock of those who start one: a machine does not hold many. */
  static final String OWN = "a server of its own";

  static final int GATE_OPEN_MILLIS = 3_000;

  private final String bootstrap = Port.password();
  private final Path data;
  private final Path lines;
  private final int httpPort = freePort();
  private final int httpsPort = freePort();
  private final int eidPort = freePort();
  private final String metricsPassword = Port.password();
  private ServerProcess server;
  private final List<TestLane> lanes = new ArrayList<>();
  private final Port port = new Port(httpPort, bootstrap);
  private final Api officer;
  private int enrolled;
  private int nextPortrait;

  private RunningPort(Map<String, String> settings) throws InterruptedException, IOException {
    data = Files.createTempDirectory("clearlane-it-");
    lines = Files.createTempDirectory(Path.of("/dev/shm"), "clearlane-lines-");
    Map<String, String> all = new HashMap<>(settings);
    all.put("CLEARLANE_BOOTSTRAP_PASSWORD", bootstrap);
    all.put("METRICS_PASSWORD", metricsPassword);
    all.put("PCSCLITE_CSOCK_NAME", lines.resolve(CardServiceProcess.SOCKET).toString());
    all.put("CLEARLANE_ENROLMENT_CHIP", CardServiceProcess.READER);
    all.put("CLEARLANE_CHIP_AUTHORITIES_DIR", Files.createDirectory(authorities()).toString());
    all.put("CLEARLANE_EID_A_ISSUER", "http://127.0.0.1:" + eidPort + "/realms/eid");
    server = server(data, httpPort, httpsPort, all);
    boolean ready = false;
    try {
      server.start();
      server.awaitReady(_ -> {});
      officer =
          port.account(
              "a", "officer", "officer", "enrolment-officer", "watchlist-officer", "auditor");
      ready = true;
    } finally {
      if (!ready) {
        server.close();
      }
    }
  }

  /** Starts a server; about 40 s. */
  static RunningPort start() throws InterruptedException {
    return start(Map.of());
  }

  /** Starts a server with settings of its own. */
  static RunningPort start(Map<String, String> settings) throws InterruptedException {
    try {
      return new RunningPort(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the server and starts it again on the same data, with more settings. */
  void restart(Map<String, String> more) throws InterruptedException {
    server.close();
    server = server(data, httpPort, httpsPort, more);
    server.start();
    server.awaitReady(_ -> {});
  }

  /** A server that is not started yet, impatient so that the tests are quick. */
  static ServerProcess server(Path data, int httpPort, Map<String, String> more) {
    return server(data, httpPort, freePort(), more);
  }

  private static ServerProcess server(
      Path data, int httpPort, int httpsPort, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("CLEARLANE_LANE_REFERRAL_DISPLAY", "PT1S");
    settings.put("CLEARLANE_LANE_CROSSING_GRACE", "PT0.5S");
    // Nothing is measured here: half of a start is the second compiler and what it warms up for.
    settings.put("JVM_ARGS", "-XX:TieredStopAtLevel=1");
    settings.put("CLEARLANE_BIOMETRICS_WARMUP", "false");
    // Partners' receivers are on this machine; the rate is one that tests can reach.
    settings.put("CLEARLANE_PARTNER_WEBHOOKS_INTERNAL", "true");
    settings.put("CLEARLANE_PARTNER_WEBHOOKS_BACKOFF", "PT0.2S");
    settings.put("CLEARLANE_PARTNER_RATE", "20");
    settings.put("CLEARLANE_PARTNER_BURST", "100");
    settings.put("CLEARLANE_JOURNEYS_RESIDENTS", "UTO");
    settings.put("HTTP_PROXIES", "127\\.0\\.0\\.1|0:0:0:0:0:0:0:1");
    settings.putAll(more);
    return new ServerProcess(
        Path.of(System.getProperty("repository", "..")), data, httpPort, httpsPort, settings);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int httpPort() {
    return httpPort;
  }

  /** Where the e-ID provider of authority A is expected; nobody answers until one is started. */
  int eidPort() {
    return eidPort;
  }

  /** What the operator's collector reads. */
  String metrics() throws InterruptedException {
    return Metrics.read(httpsPort, metricsPassword);
  }

  ServerProcess server() {
    return server;
  }

  Api officer() {
    return officer;
  }

  Api administrator() {
    return port.administrator();
  }

  Api account(String authority, String name, String... roles) throws InterruptedException {
    return port.account(authority, name, roles);
  }

  /** The log-in and password of an account that {@link #account} made. */
  String password(String logIn) {
    return port.logIns().getOrDefault(logIn, "");
  }

  /** What stands behind the # in the address of a lane's display. */
  String display(String lane) {
    return port.display(lane);
  }

  /** The folder of signing authorities whose documents the server trusts; empty at first. */
  Path authorities() {
    return lines.resolve("authorities");
  }

  /** Where lines have names of their own: the kernel gives its names to others again. */
  Path lines() {
    return lines;
  }

  /** Sets up a new lane and waits until it is ready. */
  TestLane lane(String code) throws InterruptedException {
    SoftwareLane devices = SoftwareLane.open(code, lines());
    port.setUp(devices, "ENTRY", GATE_OPEN_MILLIS);
    TestLane lane = new TestLane(devices, port.account("a", "lane-" + code, "lane-controller"));
    lanes.add(lane);
    lane.await("READY");
    return lane;
  }

  /** Takes a lane from ports whose names the system gives to the next devices. */
  void retire(String lane) throws InterruptedException {
    JsonObject remote = Json.createObjectBuilder().add("driver", "CONTROLLER").build();
    administrator()
        .put(
            "/lanes/" + lane,
            Json.createObjectBuilder()
                .add("direction", "ENTRY")
                .add("procedure", "QR_FACE")
                .add(
                    "devices",
                    Json.createObjectBuilder().add("SCANNER", remote).add("GATE", remote))
                .build())
        .ok();
  }

  /** Sets up a new e-Channel and waits until it is ready. */
  EChannel eChannel(String code, int sensorBaudRate) throws InterruptedException {
    DocumentLane devices = new DocumentLane(code, sensorBaudRate);
    port.setUp(devices, "ENTRY", GATE_OPEN_MILLIS);
    EChannel lane = new EChannel(devices, port.account("a", "lane-" + code, "lane-controller"));
    lane.await("READY_FOR_DOCUMENT");
    return lane;
  }

  /** Enrols somebody for the e-Channel, with both index fingers. */
  Traveller enrolWithFingers(DrawnFinger right, DrawnFinger left) throws InterruptedException {
    Traveller traveller = enrol("E_CHANNEL");
    officer.put("/travellers/" + traveller.id() + "/fingerprints", Fingers.both(right, left)).ok();
    return traveller;
  }

  /** Enrols somebody whom no test enrolled before, with a phone. */
  Traveller enrol() throws InterruptedException {
    return enrol("CONTACTLESS_CHANNEL");
  }

  private Traveller enrol(String consent) throws InterruptedException {
    byte[] portrait = Portraits.get(nextPortrait++ % Portraits.count());
    String document = "IT" + (1_000_000 + enrolled++);
    String id = officer.enrol(enrolment(mrz(document), portrait, consent)).ok().getString("id");
    Wallet wallet = new Wallet();
    String activation =
        officer
            .post("/travellers/" + id + "/activation-codes", Json.createObjectBuilder().build())
            .ok()
            .getString("code");
    wallet.accept(
        officer
            .post(
                "/credentials",
                Json.createObjectBuilder()
                    .add("activationCode", activation)
                    .add("deviceKey", wallet.deviceKey())
                    .build())
            .ok());
    return new Traveller(id, document, portrait, wallet);
  }

  static JsonObject enrolment(String mrz, byte[] portrait) {
    return enrolment(mrz, portrait, "CONTACTLESS_CHANNEL");
  }

  private static JsonObject enrolment(String mrz, byte[] portrait, String consent) {
    return Json.createObjectBuilder()
        .add("mrz", mrz)
        .add("portrait", Base64.getEncoder().encodeToString(portrait))
        .add("consents", Json.createArrayBuilder().add(consent))
        .build();
  }

  /** The machine-readable zone of a passport of Utopia. */
  static String mrz(String number) {
    return mrz(number, 3, 40);
  }

  /** The same of one that expires in so many years, of somebody so old. */
  static String mrz(String number, int validYears, int age) {
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    return MachineReadableZone.write(
        new TravelDocument(
            "P",
            "UTO",
            number,
            Optional.of(today.plusYears(validYears)),
            "UTO",
            "ERIKSSON",
            "ANNA MARIA",
            BirthDate.of(today.minusYears(age)),
            Sex.FEMALE),
        MrzFormat.TD3);
  }

  JsonObject passage(String id) throws InterruptedException {
    return officer.get("/passages/" + id).ok();
  }

  /** How many exit/entry records a passage has. */
  long records(String passage) {
    return count(
        "select count(*) from clearance.exit_entry_record where passage = ?::uuid", passage);
  }

  /** How many passages of a lane are not ended. */
  long openPassages(String lane) {
    return count(
        "select count(*) from clearance.passage where lane = ?"
            + " and state in ('OPENED', 'EVIDENCE', 'INSPECTING', 'CLEARED', 'PASSING')",
        lane);
  }

  long passages(String lane) {
    return count("select count(*) from clearance.passage where lane = ?", lane);
  }

  long recordsOfLane(String lane) {
    return count("select count(*) from clearance.exit_entry_record where lane = ?", lane);
  }

  /** How many steps of a traveller's credentials were used at lanes. */
  long usedSteps(String traveller) {
    return count(
        "select count(*) from enrollment.qr_use u"
            + " join enrollment.credential c on c.id = u.credential where c.traveller = ?::uuid",
        traveller);
  }

  /** Takes the table of credentials out of the database's reach, or puts it back. */
  void hideCredentials(boolean hidden) {
    String change = hidden ? "credential rename to away" : "away rename to credential";
    try (Connection connection = EmbeddedDatabase.in(data).administer("a");
        Statement statement = connection.createStatement()) {
      statement.execute("alter table enrollment." + change);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many audit entries authority a has of one action. */
  long auditedTimes(String action) {
    return count("select count(*) from kernel.audit_event where action = ?", action);
  }

  /** What the database holds of a device's channel key. */
  byte[] sealedKey(String device) {
    try (Connection connection = database();
        PreparedStatement statement =
            connection.prepareStatement(
                "select sealed from clearance.channel_key where device = ?")) {
      statement.setString(1, device);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getBytes(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long count(String sql, String parameter) {
    try (Connection connection = database();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As a server that is killed during the re-enrolment for a model leaves its books. */
  void leaveReEnrolmentRunning(String modelId) {
    try (Connection connection = database();
        PreparedStatement statement =
            connection.prepareStatement(
                "insert into enrollment.re_enrolment (model_id, running, started_by, started_at)"
                    + " values (?, true, 'admin', now())"
                    + " on conflict (model_id) do update set running = true")) {
      statement.setString(1, modelId);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many audit entries authority a has of one action with such a detail. */
  long auditedTimes(String action, String detail) {
    return count(
        "select count(*) from kernel.audit_event where action || ' ' || details like ?",
        action + " %" + detail + "%");
  }

  /** Actions of the audit trail about a passage, in order. */
  List<String> audited(String passage) {
    try (Connection connection = database();
        PreparedStatement statement =
            connection.prepareStatement(
                "select action from kernel.audit_event"
                    + " where object = ? or (action = 'record.written' and details like ?)"
                    + " order by seq")) {
      statement.setString(1, "passage:" + passage);
      statement.setString(2, "%" + passage + "%");
      List<String> actions = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          actions.add(rows.getString(1));
        }
      }
      return actions;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void assertAuditTrailIntact() {
    try (Connection connection = database()) {
      assertThat(AuditVerification.verify(connection, "a", data.resolve("audit/a")))
          .isInstanceOf(AuditVerification.Result.Intact.class);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts into an authority's database what time would bring, without its checks of references. */
  void backdate(String authority, String sql) {
    try (Connection connection = EmbeddedDatabase.in(data).administer(authority);
        Statement statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a query of an authority's database counts. */
  long counted(String authority, String sql) {
    try (Connection connection = EmbeddedDatabase.in(data).connect(authority);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection database() throws SQLException {
    return EmbeddedDatabase.in(data).connect("a");
  }

  @Override
  public void close() {
    server.close();
    lanes.forEach(TestLane::close);
    delete(lines);
    delete(data);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
