// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clearlane.emulator.DocumentLane;
import org.clearlane.emulator.SoftwareLane;

/** Sets the demonstration port up through the API: accounts and lanes. */
public final class Port {
  /** Random letters and digits without those that look alike. */
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  /** The gate shuts behind each person anyway; only who turns back makes it stand open so long. */
  private static final int GATE_OPEN_MILLIS = 4_000;

  private static final int SENSOR_BAUD_RATE = 115_200;

  /** How the account of a lane's controller begins. */
  private static final String CONTROLLER = "lane-";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final HttpClient client = HttpClient.newHttpClient();
  private final int httpPort;
  private final Api administrator;
  private final Map<String, String> logIns = new LinkedHashMap<>();
  private final Map<String, String> controllers = new LinkedHashMap<>();

  public Port(int httpPort, String bootstrapPassword) {
    this.httpPort = httpPort;
    this.administrator = new Api(client, httpPort, "admin@a", bootstrapPassword);
    logIns.put("admin@a", bootstrapPassword);
    logIns.put("admin@b", bootstrapPassword);
  }

  public static String password() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }

  public Api administrator() {
    return administrator;
  }

  /** Makes an account at the authority and gives out the API as it uses it. */
  public Api account(String authority, String name, String... roles) throws InterruptedException {
    String password = password();
    JsonArrayBuilder granted = Json.createArrayBuilder();
    for (String role : roles) {
      granted.add(role);
    }
    Api by =
        authority.equals("a")
            ? administrator
            : new Api(client, httpPort, "admin@" + authority, logIns.getOrDefault("admin@b", ""));
    by.put(
            "/accounts/" + name,
            Json.createObjectBuilder().add("password", password).add("roles", granted).build())
        .ok();
    String logIn = name + "@" + authority;
    if (name.startsWith(CONTROLLER)) {
      controllers.put(logIn, password);
    } else {
      logIns.put(logIn, password);
    }
    return new Api(client, httpPort, logIn, password);
  }

  /** The API as the controller of a lane of authority a uses it. */
  public Api controller(String lane) throws InterruptedException {
    return account("a", CONTROLLER + lane, "lane-controller");
  }

  /** What a lane's display starts with, behind the address's #, which is sent to no server. */
  public String display(String lane) {
    String logIn = CONTROLLER + lane + "@a";
    return "lane=" + lane + "&user=" + logIn + "&password=" + controllers.get(logIn);
  }

  /** Log-ins for people, with their passwords. */
  public Map<String, String> logIns() {
    return logIns;
  }

  /** Sets up lanes at authority a, alternately for entry and exit, each with its devices. */
  List<SoftwareLane> lanes(int count, double speed) throws InterruptedException {
    List<SoftwareLane> lanes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean entry = i % 2 == 0;
      SoftwareLane lane = SoftwareLane.open((entry ? "e" : "x") + (i / 2 + 1));
      lanes.add(lane);
      setUp(lane, entry ? "ENTRY" : "EXIT", gateOpenMillis(speed));
    }
    return lanes;
  }

  /** Sets up e-Channels for entry at authority a, each with its devices. */
  List<DocumentLane> eChannels(int count, double speed) throws InterruptedException {
    List<DocumentLane> lanes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      DocumentLane lane = new DocumentLane("d" + (i + 1), SENSOR_BAUD_RATE);
      lanes.add(lane);
      setUp(lane, "ENTRY", gateOpenMillis(speed));
    }
    return lanes;
  }

  /** Slow people need the gate for longer; quick ones leave time for a busy machine. */
  private static int gateOpenMillis(double speed) {
    return (int) Math.max(GATE_OPEN_MILLIS, GATE_OPEN_MILLIS / speed);
  }

  /** Tells the server where the lane's devices are. */
  public void setUp(SoftwareLane lane, String direction, int gateOpenMillis)
      throws InterruptedException {
    administrator
        .put(
            "/lanes/" + lane.code(),
            Json.createObjectBuilder()
                .add("direction", direction)
                .add("procedure", "QR_FACE")
                .add(
                    "devices",
                    Json.createObjectBuilder()
                        .add("SCANNER", serial("TEXT", lane.scanner().path()))
                        .add("GATE", serial("OSDP", lane.gate().path())))
                .add("gateOpenMillis", gateOpenMillis)
                .add("maximumFmr", 1e-4)
                .build())
        .ok();
  }

  /** Tells the server where an e-Channel's devices are. */
  public void setUp(DocumentLane lane, String direction, int gateOpenMillis)
      throws InterruptedException {
    JsonObjectBuilder gate =
        serial("OSDP", lane.gate().path())
            .add(
                "options",
                Json.createObjectBuilder()
                    .add("entryDoorOutput", "2")
                    .add("entryDoorInput", "4")
                    .add("presenceInput", "5"));
    administrator
        .put(
            "/lanes/" + lane.code(),
            Json.createObjectBuilder()
                .add("direction", direction)
                .add("procedure", "DOCUMENT_FINGERPRINT")
                .add(
                    "devices",
                    Json.createObjectBuilder()
                        .add("DOCUMENT_READER", serial("ELYCTIS", lane.reader().path()))
                        .add(
                            "FINGERPRINT_SENSOR",
                            serial("ZFM", lane.sensor().path()).add("baudRate", SENSOR_BAUD_RATE))
                        .add("GATE", gate))
                .add("gateOpenMillis", gateOpenMillis)
                .build())
        .ok();
  }

  private static JsonObjectBuilder serial(String driver, Path port) {
    return Json.createObjectBuilder().add("driver", driver).add("port", port.toString());
  }
}
