// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.clearlane.demo.Api;
import org.clearlane.demo.Wallet;
import org.clearlane.it.port.Http.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API promises to programs: statuses, problem details, who may do what. */
@ExtendWith(SharedPort.class)
@ResourceLock(SharedPort.NAME)
class ApiContractIT {
  private static final String JSON = "application/json";
  private static final int MEBIBYTE = 1 << 20;

  private final RunningPort port;
  private final Http http;
  private final String officer;

  ApiContractIT(RunningPort port) {
    this.port = port;
    this.http = new Http(port.httpPort());
    this.officer = Http.basic("officer@a", port.password("officer@a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/lanes",
        "/lanes/x1",
        "/lanes/x1/directive",
        "/passages",
        "/passages/books",
        "/accounts",
        "/watchlist/entries",
        "/travellers/3f0d6f0e-0d7c-4f0e-9a53-1c8bb0a7a1d2"
      })
  void nobodyGetsInWithoutCredentials(String path) throws InterruptedException {
    problem(http.send(http.api(path).GET()), 401, "unauthenticated");
  }

  @ParameterizedTest
  @CsvSource({
    "officer@a, wrong",
    "nobody@a, wrong",
    "officer, wrong",
    "officer@c, wrong",
    "'', wrong",
    "officer@a, ''"
  })
  void wrongCredentialsAreRefused(String logIn, String password) throws InterruptedException {
    Reply reply =
        http.send(http.api("/lanes").header("Authorization", Http.basic(logIn, password)).GET());
    problem(reply, 401, "unauthenticated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic ", "Bearer x", "nonsense"})
  void anAuthorizationThatCannotBeReadIsRefused(String header) throws InterruptedException {
    problem(
        http.send(http.api("/lanes").header("Authorization", header).GET()),
        401,
        "unauthenticated");
  }

  @Test
  void aQueryParameterThatIsNoNumberIsRefused() throws InterruptedException {
    problem(get("/passages?limit=abc"), 400, "malformed-request");
  }

  @Test
  void anUnknownConsentIsToldWithTheKnownOnes() throws InterruptedException {
    JsonObject whole = RunningPort.enrolment(RunningPort.mrz("API00005"), Portraits.get(0));
    Reply reply =
        post(
            "/travellers",
            Json.createObjectBuilder(whole)
                .add("consents", Json.createArrayBuilder().add("EVERYTHING"))
                .build()
                .toString());
    problem(reply, 422, "unprocessable");
    assertThat(reply.json().getString("detail")).contains("consents", "CONTACTLESS_CHANNEL");
  }

  @Test
  void aPasswordOfOneAuthorityDoesNotOpenTheOther() throws InterruptedException {
    String password = port.password("officer@a");
    Reply reply =
        http.send(
            http.api("/lanes").header("Authorization", Http.basic("officer@b", password)).GET());
    problem(reply, 401, "unauthenticated");
  }

  @Test
  void anOfficerMayNotDoWhatAdministratorsDo() throws InterruptedException {
    problem(get("/accounts"), 403, "forbidden");
    problem(put("/lanes/x1", "{}"), 403, "forbidden");
    problem(put("/accounts/me", "{\"password\":\"p\",\"roles\":[]}"), 403, "forbidden");
  }

  @Test
  void anAdministratorMayNotReadTheWatchlist() throws InterruptedException {
    assertThat(port.administrator().get("/watchlist/entries").status()).isEqualTo(403);
  }

  @Test
  void aLaneControllerMaySeeOnlyItsLane() throws InterruptedException {
    port.lane("k1");
    Api other = port.account("a", "lane-k2", "lane-controller");
    assertThat(other.get("/lanes/k1/directive?wait=0").status()).isEqualTo(403);
    assertThat(frame(other, "k1").status()).isEqualTo(403);
    assertThat(other.get("/lanes").status()).isEqualTo(403);
    assertThat(other.get("/passages").status()).isEqualTo(403);
  }

  @Test
  void aLaneControllerOfALaneThatIsNotSetUpFindsNothing() throws InterruptedException {
    Api controller = port.account("a", "lane-k3", "lane-controller");
    assertThat(controller.get("/lanes/k3/directive?wait=0").status()).isEqualTo(404);
    assertThat(frame(controller, "k3").status()).isEqualTo(404);
  }

  private static Api.Answer frame(Api by, String lane) throws InterruptedException {
    return by.frame(
        "/lanes/" + lane + "/passages/" + UUID.randomUUID() + "/frames",
        "nonce",
        Pictures.plain(8, 8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/lanes/none",
        "/lanes/NOT%20A%20LANE",
        "/passages/3f0d6f0e-0d7c-4f0e-9a53-1c8bb0a7a1d2",
        "/passages/not-a-uuid",
        "/travellers/3f0d6f0e-0d7c-4f0e-9a53-1c8bb0a7a1d2",
        "/travellers/not-a-uuid",
        "/nothing/here"
      })
  void whatIsNotThereIsNotFound(String path) throws InterruptedException {
    problem(get(path), 404, "not-found");
  }

  @Test
  void anotherMethodIsNotAllowed() throws InterruptedException {
    problem(http.send(as(officer, "/passages").DELETE()), 405, "method-not-allowed");
  }

  @Test
  void anotherFormatIsNotAcceptable() throws InterruptedException {
    problem(
        http.send(as(officer, "/lanes").header("Accept", "text/csv").GET()), 406, "not-acceptable");
  }

  @Test
  void anotherMediaTypeIsNotSupported() throws InterruptedException {
    Reply reply =
        http.send(
            as(officer, "/travellers").header("Content-Type", "text/xml").POST(Http.text("<a/>")));
    problem(reply, 415, "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "7", "null", "{\"consents\":\"x\"}", "\u0000"})
  void whatIsNotTheRightJsonCannotBeRead(String body) throws InterruptedException {
    Reply reply = post("/travellers", body);
    problem(reply, 400, "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mrz", "portrait", "consents"})
  void aMissingMemberIsNamed(String member) throws InterruptedException {
    JsonObject whole = RunningPort.enrolment(RunningPort.mrz("API00001"), Portraits.get(0));
    Reply reply =
        post("/travellers", Json.createObjectBuilder(whole).remove(member).build().toString());
    problem(reply, 422, "unprocessable");
    assertThat(reply.json().getString("detail")).contains(member);
  }

  @Test
  void aDocumentIsEnrolledOnce() throws InterruptedException {
    Traveller traveller = port.enrol();
    Reply reply =
        post(
            "/travellers",
            RunningPort.enrolment(RunningPort.mrz(traveller.document()), traveller.portrait())
                .toString());
    problem(reply, 409, "document-already-enrolled");
  }

  @Test
  void allThatIsKeptAboutATravellerIsExported() throws InterruptedException {
    Traveller traveller = port.enrol();
    String path = "/travellers/" + traveller.id() + "/export";

    Reply reply = http.send(as(officer, path).header("Accept", JSON).GET());
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    JsonObject file = reply.json();
    assertThat(file.getJsonObject("identity").getString("documentNumber"))
        .isEqualTo(traveller.document());
    assertThat(
            Base64.getDecoder()
                .decode(file.getJsonArray("faces").getJsonObject(0).getString("portrait")))
        .isEqualTo(traveller.portrait());
    assertThat(file.getJsonArray("credentials")).hasSize(1);
    assertThat(file.getJsonArray("rights")).isNotEmpty();

    Reply pdf =
        http.send(
            as(officer, path + "?language=zh-hant").header("Accept", "application/pdf").GET());
    assertThat(pdf.status()).isEqualTo(200);
    assertThat(pdf.contentType()).startsWith("application/pdf");
    assertThat(pdf.body()).startsWith("%PDF-");
    assertThat(port.auditedTimes("traveller.disclosed")).isGreaterThanOrEqualTo(2);
    problem(get(path + "?language=tlh"), 422, "unprocessable");
    assertThat(port.administrator().get(path).status()).isEqualTo(403);
  }

  private Reply registration(String client) throws InterruptedException {
    return http.send(
        http.api("/registrations")
            .header("X-Forwarded-For", client)
            .header("Content-Type", JSON)
            .POST(Http.text("{\"authority\":\"b\"}")));
  }

  @Test
  void oneAddressCannotTakeTheRoomOfAll() throws InterruptedException {
    int asked = 0;
    while (registration("203.0.113.7").status() != 429) {
      assertThat(++asked).as("the burst, and what a slow machine lets in besides").isLessThan(400);
    }
    assertThat(asked).isGreaterThanOrEqualTo(120);
    assertThat(registration("203.0.113.8").status()).isNotEqualTo(429);
  }

  @Test
  void aTravellersNewDocumentTakesThePlaceOfTheOld() throws InterruptedException {
    Traveller traveller = port.enrol();
    Traveller other = port.enrol();
    String path = "/travellers/" + traveller.id() + "/document";
    Reply renewed = put(path, renewal("R" + traveller.document().substring(1)));
    assertThat(renewed.status()).as(renewed.body()).isEqualTo(200);
    assertThat(renewed.json().getJsonArray("fields").getString(0)).isEqualTo("NUMBER");
    problem(put(path, renewal(other.document())), 409, "document-already-enrolled");
  }

  private static String renewal(String number) {
    return Json.createObjectBuilder()
        .add("mrz", RunningPort.mrz(number))
        .add("kind", "RENEWAL")
        .build()
        .toString();
  }

  @Test
  void aMachineReadableZoneThatDoesNotCheckIsRefused() throws InterruptedException {
    String mrz = RunningPort.mrz("API00002");
    int digit = mrz.indexOf('\n') + 10;
    char wrong = mrz.charAt(digit) == '1' ? '2' : '1';
    Reply reply =
        post(
            "/travellers",
            RunningPort.enrolment(
                    mrz.substring(0, digit) + wrong + mrz.substring(digit + 1), Portraits.get(0))
                .toString());
    problem(reply, 422, "mrz-invalid");
    assertThat(reply.body()).doesNotContain("API00002").doesNotContain("ERIKSSON");
  }

  @Test
  void anExpiredDocumentIsNotAccepted() throws InterruptedException {
    String specimen =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
    Reply reply = post("/travellers", RunningPort.enrolment(specimen, Portraits.get(0)).toString());
    problem(reply, 422, "document-not-accepted");
    assertThat(reply.json().getString("code")).isEqualTo("EXPIRED");
  }

  @Test
  void aPortraitWithoutAFaceIsRejectedWithTheReason() throws InterruptedException {
    Reply reply = post("/travellers", enrolmentWith(Pictures.plain(400, 400)));
    problem(reply, 422, "portrait-rejected");
    assertThat(reply.json().getString("code")).isEqualTo("NO_FACE");
  }

  @Test
  void aPortraitThatIsNoPictureIsRejectedWithTheReason() throws InterruptedException {
    Reply reply = post("/travellers", enrolmentWith(new byte[] {1, 2, 3}));
    problem(reply, 422, "portrait-rejected");
    assertThat(reply.json().getString("code")).isNotBlank();
  }

  @Test
  void aPortraitThatIsNoBase64CannotBeRead() throws InterruptedException {
    JsonObject whole = RunningPort.enrolment(RunningPort.mrz("API00003"), new byte[0]);
    Reply reply =
        post(
            "/travellers",
            Json.createObjectBuilder(whole).add("portrait", "***").build().toString());
    problem(reply, 400, "malformed-request");
  }

  @Test
  void consentIsNecessary() throws InterruptedException {
    JsonObject whole = RunningPort.enrolment(RunningPort.mrz("API00004"), Portraits.get(0));
    Reply reply =
        post(
            "/travellers",
            Json.createObjectBuilder(whole)
                .add("consents", JsonValue.EMPTY_JSON_ARRAY)
                .build()
                .toString());
    problem(reply, 422, "consent-missing");
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 9, 13})
  void aPortraitThatIsTooLargeIsRefused(int mebibytes) throws InterruptedException {
    Reply reply = post("/travellers", enrolmentWith(new byte[mebibytes * MEBIBYTE]));
    if (mebibytes < 8) {
      // The bytes are a whole portrait's, though not a picture's.
      problem(reply, 422, "portrait-rejected");
    } else {
      problem(reply, 413, "payload-too-large");
    }
  }

  /** Half of the server's memory, and without a length that tells beforehand. */
  @Test
  void aBodyWithoutEndIsRefusedBeforeItIsKept() throws InterruptedException {
    byte[] piece = new byte[MEBIBYTE];
    Arrays.fill(piece, (byte) 'A');
    AtomicInteger sent = new AtomicInteger();
    Iterable<byte[]> endless =
        () ->
            Stream.concat(
                    Stream.of("{\"portrait\":\"".getBytes(UTF_8)),
                    Stream.generate(
                            () -> {
                              sent.incrementAndGet();
                              return piece;
                            })
                        .limit(500))
                .iterator();
    Reply reply;
    try {
      reply =
          http.send(
              as(officer, "/travellers")
                  .header("Content-Type", JSON)
                  .POST(BodyPublishers.ofByteArrays(endless)));
    } catch (UncheckedIOException closed) {
      assertThat(sent.get()).isLessThan(100);
      return;
    }
    // The server may read on to save the connection; it has refused, and keeps nothing.
    problem(reply, 413, "payload-too-large");
  }

  @Test
  void aFrameThatIsTooLargeIsRefused() throws InterruptedException {
    Api controller = port.account("a", "lane-k4", "lane-controller");
    byte[] image = new byte[8 * MEBIBYTE + 1];
    String path = "/lanes/k4/passages/" + UUID.randomUUID() + "/frames";
    assertThat(controller.frame(path, "nonce", image).status()).isEqualTo(413);
  }

  @Test
  void aFrameWithAnotherNonceIsNotExpected() throws InterruptedException {
    TestLane lane = port.lane("k5");
    Traveller traveller = port.enrol();
    JsonObject capture = lane.present(traveller.code(), "CAPTURE");
    Api.Answer wrong =
        lane.look(
            Json.createObjectBuilder(capture).add("captureNonce", "wrong").build(),
            traveller.face());
    assertThat(wrong.status()).isEqualTo(409);
    assertThat(wrong.object().getString("type"))
        .isEqualTo("urn:clearlane:problem:frame-not-expected");
    lane.lookUsably(capture, traveller);
    assertThat(lane.look(capture, traveller.face()).status()).isEqualTo(409);
    lane.await("PROCEED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      emptyValue = "",
      value = {
        "UP | QR_FACE | 'SCANNER':{'driver':'TEXT','port':'/dev/x'},'GATE':{'driver':'OSDP','port':'/dev/y'} | '' | direction",
        "ENTRY | FLY | 'SCANNER':{'driver':'TEXT','port':'/dev/x'},'GATE':{'driver':'OSDP','port':'/dev/y'} | '' | procedure",
        "ENTRY | QR_FACE | 'GATE':{'driver':'OSDP','port':'/dev/y'} | '' | SCANNER",
        "ENTRY | QR_FACE | 'SCANNER':{'driver':'TEXT','port':'/dev/x'} | '' | GATE",
        "ENTRY | QR_FACE | 'SCANNER':{'driver':'OSDP','port':'/dev/x'},'GATE':{'driver':'CONTROLLER'} | '' | SCANNER",
        "ENTRY | QR_FACE | 'SCANNER':{'driver':'TEXT'},'GATE':{'driver':'CONTROLLER'} | '' | SCANNER: port",
        "ENTRY | QR_FACE | 'SCANNER':{'driver':'TEXT','port':'/etc/x'},'GATE':{'driver':'CONTROLLER'} | '' | SCANNER: port",
        "ENTRY | QR_FACE | 'SCANNER':{'driver':'CONTROLLER'},'GATE':{'driver':'OSDP','port':'/dev/y','address':127} | '' | GATE: address",
        "ENTRY | QR_FACE | 'SCANNER':{'driver':'CONTROLLER'},'GATE':{'driver':'CONTROLLER'} | ,'maximumFmr':0.5 | maximumFmr",
        "ENTRY | QR_FACE | 'SCANNER':{'driver':'CONTROLLER'},'GATE':{'driver':'CONTROLLER'} | ,'gateOpenMillis':1 | gateOpenFor"
      })
  void aLaneIsNotSetUpWithBadValues(
      String direction, String procedure, String devices, String more, String named)
      throws InterruptedException {
    String setUp =
        """
        {'direction':'%s','procedure':'%s','devices':{%s}%s}"""
            .formatted(direction, procedure, devices, "''".equals(more) ? "" : more)
            .replace('\'', '"');
    String administrator = Http.basic("admin@a", port.password("admin@a"));
    Reply reply =
        http.send(
            as(administrator, "/lanes/bad").header("Content-Type", JSON).PUT(Http.text(setUp)));
    problem(reply, 422, "unprocessable");
    assertThat(reply.json().getString("detail")).contains(named);
    problem(get("/lanes/bad"), 404, "not-found");
  }

  @Test
  void badWatchlistEntriesAreRefused() throws InterruptedException {
    problem(
        post("/watchlist/entries", "{\"issuingState\":\"UTO\",\"documentNumber\":\"X1\"}"),
        422,
        "unprocessable");
    problem(
        post(
            "/watchlist/entries",
            "{\"issuingState\":\"?\",\"documentNumber\":\"X1\",\"instruction\":\"DETAIN\"}"),
        422,
        "unprocessable");
    problem(
        post(
            "/watchlist/entries",
            "{\"issuingState\":\"UTO\",\"documentNumber\":\"X1\",\"instruction\":\"WAVE\"}"),
        422,
        "unprocessable");
  }

  @Test
  void anActivationCodeWorksOnce() throws InterruptedException {
    Traveller traveller = port.enrol();
    String code =
        post("/travellers/" + traveller.id() + "/activation-codes", "{}").json().getString("code");
    String request =
        Json.createObjectBuilder()
            .add("activationCode", code)
            .add("deviceKey", new Wallet().deviceKey())
            .build()
            .toString();
    HttpRequest.Builder exchange =
        http.api("/credentials").header("Content-Type", JSON).POST(Http.text(request));
    assertThat(http.send(exchange).status()).isEqualTo(201);
    problem(http.send(exchange), 403, "activation-code-refused");
  }

  @Test
  void aGuessedActivationCodeIsRefused() throws InterruptedException {
    String request =
        Json.createObjectBuilder()
            .add("activationCode", "a-7K2M-Q9TX-4HWD-0ZBC")
            .add("deviceKey", new Wallet().deviceKey())
            .build()
            .toString();
    problem(
        http.send(http.api("/credentials").header("Content-Type", JSON).POST(Http.text(request))),
        403,
        "activation-code-refused");
  }

  @Test
  void aDeviceKeyOfAnotherKindIsRejected() throws InterruptedException {
    Traveller traveller = port.enrol();
    String code =
        post("/travellers/" + traveller.id() + "/activation-codes", "{}").json().getString("code");
    String request =
        "{\"activationCode\":\"" + code + "\",\"deviceKey\":{\"kty\":\"RSA\",\"n\":\"AQ\"}}";
    problem(
        http.send(http.api("/credentials").header("Content-Type", JSON).POST(Http.text(request))),
        422,
        "device-key-rejected");
  }

  @Test
  void theMasterKeyIsRotatedWhileTravellersPass() throws InterruptedException {
    TestLane lane = port.lane("k8");
    Traveller traveller = port.enrol();
    assertThat(port.officer().post("/keys/master/rotation", JsonValue.EMPTY_JSON_OBJECT).status())
        .isEqualTo(403);
    JsonObject rotation =
        port.administrator().post("/keys/master/rotation", JsonValue.EMPTY_JSON_OBJECT).ok();
    assertThat(rotation.getInt("travellerKeys")).isPositive();
    assertThat(port.auditedTimes("keys.master-rotated")).isEqualTo(1);
    lane.walkUp(traveller.code(), traveller, "PROCEED");
  }

  @Test
  void theOtherAuthoritySeesNothing() throws InterruptedException {
    TestLane lane = port.lane("k6");
    Traveller traveller = port.enrol();
    String passage = lane.walkUp(traveller.code(), traveller, "PROCEED");
    Api other =
        port.account(
            "b", "stranger", "officer", "enrolment-officer", "watchlist-officer", "auditor");
    assertThat(other.get("/lanes").array()).isEmpty();
    assertThat(other.get("/lanes/k6").status()).isEqualTo(404);
    assertThat(other.get("/passages").array()).isEmpty();
    assertThat(other.get("/passages/" + passage).status()).isEqualTo(404);
    assertThat(other.get("/travellers/" + traveller.id()).status()).isEqualTo(404);
    assertThat(other.delete("/travellers/" + traveller.id()).status()).isEqualTo(404);
    assertThat(port.officer().get("/travellers/" + traveller.id()).status()).isEqualTo(200);
    assertThat(other.get("/watchlist/entries").array()).isEmpty();
    assertThat(other.get("/passages/books").ok().getInt("records")).isZero();
  }

  @Test
  void aLaneControllerOfTheOtherAuthorityDoesNotReachTheLane() throws InterruptedException {
    port.lane("k7");
    Api other = port.account("b", "lane-k7", "lane-controller");
    assertThat(other.get("/lanes/k7/directive?wait=0").status()).isEqualTo(404);
  }

  @Test
  void healthAnswersWithoutCredentials() throws InterruptedException {
    for (String probe : List.of("/health", "/health/live", "/health/ready", "/health/started")) {
      Reply reply = http.send(http.at(probe).GET());
      assertThat(reply.status()).as(probe).isEqualTo(200);
      assertThat(reply.json().getString("status")).isEqualTo("UP");
    }
  }

  @Test
  void eachClassOfDevicesHasItsCheckAndAnUnpluggedScannerStopsNobody() throws InterruptedException {
    TestLane lane = port.lane("h1");
    assertThat(checks().keySet())
        .contains(
            "gates", "scanners", "document readers", "fingerprint sensors", "lane controllers");
    long offline = check("scanners").getInt("a offline");
    lane.devices().scanner().unplug();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> check("scanners").getInt("a offline") == offline + 1);
    assertThat(http.send(http.at("/health/ready").GET()).status()).isEqualTo(200);
    assertThat(check("gates").getInt("a online")).isPositive();
    lane.devices().scanner().plugIn();
  }

  private JsonObject check(String name) throws InterruptedException {
    return checks().getOrDefault(name, JsonValue.EMPTY_JSON_OBJECT);
  }

  /** The figures of each readiness check. */
  private Map<String, JsonObject> checks() throws InterruptedException {
    return http
        .send(http.at("/health/ready").GET())
        .json()
        .getJsonArray("checks")
        .getValuesAs(JsonObject.class)
        .stream()
        .collect(
            Collectors.toMap(
                check -> check.getString("name"),
                check ->
                    check.get("data") instanceof JsonObject data
                        ? data
                        : JsonValue.EMPTY_JSON_OBJECT));
  }

  @Test
  void devicesAreMeasuredByClassAndNotByLane() throws InterruptedException {
    port.lane("h2");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () ->
                assertThat(figures("clearlane_devices{"))
                    .anyMatch(line -> line.matches(".*gate.*online.* [1-9].*")));
    assertThat(figures("clearlane_device_messages_sent_total{"))
        .anyMatch(line -> line.matches(".*device=\"gate\".* [1-9].*"));
    for (String counter :
        List.of("messages_received", "messages_damaged", "replies_missed", "reconnects")) {
      assertThat(figures("clearlane_device_" + counter + "_total{")).as(counter).isNotEmpty();
    }
    assertThat(figures("clearlane_device")).noneMatch(line -> line.contains("h2"));
  }

  private List<String> figures(String beginning) throws InterruptedException {
    return port.metrics().lines().filter(line -> line.startsWith(beginning)).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/lanes",
        "/api/v1/lanes/{lane}",
        "/api/v1/lanes/{lane}/open",
        "/api/v1/lanes/{lane}/entry-door",
        "/api/v1/lanes/{lane}/directive",
        "/api/v1/lanes/{lane}/passages/{passage}/frames",
        "/api/v1/passages",
        "/api/v1/passages/books",
        "/api/v1/passages/{passage}",
        "/api/v1/travellers",
        "/api/v1/travellers/{traveller}",
        "/api/v1/travellers/{traveller}/activation-codes",
        "/api/v1/travellers/{traveller}/consents",
        "/api/v1/travellers/{traveller}/document",
        "/api/v1/travellers/{traveller}/export",
        "/api/v1/retention",
        "/api/v1/retention/runs",
        "/api/v1/processing",
        "/api/v1/travellers/{traveller}/suspension",
        "/api/v1/travellers/{traveller}/consents/{purpose}",
        "/api/v1/travellers/{traveller}/fingerprints",
        "/api/v1/credentials",
        "/api/v1/watchlist/entries",
        "/api/v1/watchlist/entries/{entry}",
        "/api/v1/accounts",
        "/api/v1/keys/master/rotation",
        "/api/v1/accounts/{name}",
        "/api/v1/flights",
        "/api/v1/flights/{flight}",
        "/api/v1/flights/{flight}/departure",
        "/api/v1/flights/{flight}/state",
        "/api/v1/journeys",
        "/api/v1/journeys/{journey}",
        "/api/v1/journeys/{journey}/offload",
        "/api/v1/journeys/{journey}/rebooking",
        "/api/v1/journeys/confirmations"
      })
  void theDescriptionTellsEveryPath(String path) throws InterruptedException {
    assertThat(openApi().getJsonObject("paths")).containsKey(path);
  }

  @Test
  void theDescriptionShowsAnExampleOfEveryJsonRequest() throws InterruptedException {
    openApi()
        .getJsonObject("paths")
        .forEach(
            (path, item) ->
                item.asJsonObject()
                    .forEach(
                        (method, operation) -> {
                          if (operation instanceof JsonObject told
                              && told.containsKey("requestBody")) {
                            JsonObject content =
                                told.getJsonObject("requestBody").getJsonObject("content");
                            if (content.containsKey(JSON)) {
                              assertThat(content.getJsonObject(JSON))
                                  .as(method + " " + path)
                                  .containsKey("examples");
                            }
                          }
                        }));
  }

  @Test
  void theDescriptionTellsTheProblemsOfARequestWithABody() throws InterruptedException {
    assertThat(
            openApi()
                .getJsonObject("paths")
                .getJsonObject("/api/v1/travellers")
                .getJsonObject("post")
                .getJsonObject("responses"))
        .containsKeys("201", "400", "401", "403", "409", "413", "415", "422");
  }

  private JsonObject openApi() throws InterruptedException {
    Reply reply = http.send(http.at("/openapi").header("Accept", JSON).GET());
    assertThat(reply.status()).isEqualTo(200);
    return reply.json();
  }

  private static String enrolmentWith(byte[] portrait) {
    JsonObject whole = RunningPort.enrolment(RunningPort.mrz("API00009"), new byte[0]);
    // Large texts are joined by hand: the JSON library would hold them several times.
    return whole
        .toString()
        .replace(
            "\"portrait\":\"\"",
            "\"portrait\":\"" + Base64.getEncoder().encodeToString(portrait) + "\"");
  }

  private HttpRequest.Builder as(String authorization, String path) {
    return http.api(path).header("Authorization", authorization);
  }

  private Reply get(String path) throws InterruptedException {
    return http.send(as(officer, path).GET());
  }

  private Reply post(String path, String body) throws InterruptedException {
    return http.send(
        as(officer, path)
            .header("Content-Type", JSON)
            .POST(body.isEmpty() ? BodyPublishers.noBody() : Http.text(body)));
  }

  private Reply put(String path, String body) throws InterruptedException {
    return http.send(as(officer, path).header("Content-Type", JSON).PUT(Http.text(body)));
  }

  /** Every problem has the same shape and tells nothing of the inside. */
  private static void problem(Reply reply, int status, String type) {
    assertThat(reply.body()).doesNotContain("Exception", "\tat ", "org.clearlane", "java.");
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.contentType()).startsWith("application/problem+json");
    assertThat(reply.body().split("\"status\"", -1)).as("one object").hasSize(2);
    JsonObject body = reply.json();
    assertThat(body.getString("type")).isEqualTo("urn:clearlane:problem:" + type);
    assertThat(body.getString("title")).isNotBlank();
    assertThat(body.getInt("status")).isEqualTo(status);
  }
}
