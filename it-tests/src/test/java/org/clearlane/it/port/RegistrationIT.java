// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.clearlane.demo.EidClient;
import org.clearlane.demo.EidPerson;
import org.clearlane.demo.EidProvider;
import org.clearlane.demo.Port;
import org.clearlane.demo.Recapture;
import org.clearlane.demo.Wallet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;

/** Travellers who register themselves, with an e-ID of a real OpenID provider. */
@ExtendWith(SharedPort.class)
@ResourceLock(SharedPort.NAME)
class RegistrationIT {
  private static final int AGE = 40;
  private static final String CONSENT =
      """
      {"purposes":["CONTACTLESS_CHANNEL"],"textVersion":"2026-11"}""";

  @TempDir private static Path providerData;
  private static EidProvider provider;
  private static int people;

  private final RunningPort port;
  @TempDir private Path folder;

  RegistrationIT(RunningPort port) {
    this.port = port;
  }

  @BeforeAll
  static void startProvider(RunningPort port) throws InterruptedException {
    String base = "http://localhost:" + port.httpPort() + "/api/v1/registrations";
    provider =
        EidProvider.start(
            Path.of(System.getProperty("keycloak.home", "target/keycloak")),
            providerData,
            port.eidPort(),
            List.of(
                new EidClient(
                    "clearlane", URI.create(base + "/callback"), URI.create(base + "/keys/a"))));
  }

  @AfterAll
  static void stopProvider() {
    if (provider != null) {
      provider.close();
    }
  }

  /** Somebody with an e-ID that names the document. */
  private static EidPerson person(String document, int age) throws InterruptedException {
    EidPerson person =
        new EidPerson(
            "person" + ++people + document.toLowerCase(Locale.ROOT),
            Port.password(),
            "Anna Maria",
            "Eriksson",
            LocalDate.now(ZoneId.systemDefault()).minusYears(age),
            "UTO",
            document);
    provider.person(person);
    return person;
  }

  private RegistrationApp begun() throws InterruptedException {
    RegistrationApp app = new RegistrationApp(port.httpPort());
    assertThat(app.begin("a").status()).isEqualTo(201);
    return app;
  }

  private RegistrationApp proved(String document) throws InterruptedException {
    RegistrationApp app = begun();
    app.comeBack(app.logIn(person(document, AGE)));
    assertThat(app.current().what()).isEqualTo("DOCUMENT");
    return app;
  }

  /** Up to the last step. */
  private RegistrationApp ready(String document, byte[] portrait) throws InterruptedException {
    RegistrationApp app = proved(document);
    assertThat(app.document(RunningPort.mrz(document, 3, AGE)).what()).isEqualTo("PORTRAIT");
    assertThat(app.portrait(portrait).json().getBoolean("accepted")).isTrue();
    assertThat(app.consents(CONSENT).what()).isEqualTo("COMPLETION");
    return app;
  }

  @Test
  void whoRegistersPassesALane() throws Exception {
    byte[] portrait = Portraits.posed(0);
    RegistrationApp app = ready("REG000001", portrait);
    Wallet wallet = new Wallet();
    RegistrationApp.Reply issued = app.complete(wallet.deviceKey());
    assertThat(issued.status()).isEqualTo(201);
    wallet.accept(issued.json());
    TestLane lane = port.lane("g1");
    Traveller traveller = new Traveller("", "REG000001", portrait, wallet);
    lane.walkUp(traveller.code(), traveller, "PROCEED");
    assertThat(lane.devices().gate().walkThrough()).isTrue();
    lane.await("READY");
    assertThat(app.current().what()).isEqualTo("DONE");
    assertThat(port.auditedTimes("registration.completed")).isPositive();
  }

  @Test
  void nobodyIsRegisteredTwice() throws Exception {
    byte[] portrait = Portraits.posed(1);
    RegistrationApp app = ready("REG000002", portrait);
    long before = port.auditedTimes("traveller.enrolled");
    Wallet wallet = new Wallet();
    Set<Integer> answers = new HashSet<>();
    try (ExecutorService clicks = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> asked =
          IntStream.range(0, 4)
              .mapToObj(_ -> clicks.submit(() -> app.complete(wallet.deviceKey()).status()))
              .toList();
      for (Future<Integer> answer : asked) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).containsExactly(201);
    assertThat(port.auditedTimes("traveller.enrolled") - before).isEqualTo(1);

    RegistrationApp again = proved("REG000002");
    assertThat(again.document(RunningPort.mrz("REG000002", 3, AGE)).what())
        .isEqualTo("document-already-enrolled");
  }

  @Test
  void anAnswerIsGoodOnceAndInItsBrowser() throws Exception {
    RegistrationApp app = begun();
    URI answer = app.logIn(person("REG000003", AGE));
    RegistrationApp other = begun();
    assertThat(other.comeBack(answer)).startsWith("303 ").endsWith("/traveller/register.html");
    assertThat(other.current().what()).isEqualTo("PROOFING");
    assertThat(other.current().json().getString("fault")).isEqualTo("PROOFING_EXPIRED");

    app.comeBack(answer);
    assertThat(app.current().what()).isEqualTo("DOCUMENT");
    app.comeBack(answer);
    assertThat(app.current().json()).as("somebody went back").doesNotContainKey("fault");
    assertThat(app.current().what()).isEqualTo("DOCUMENT");
    assertThat(app.current().json().getJsonObject("document").getString("numberEnd"))
        .isEqualTo("003");
  }

  @Test
  void anAnswerOfAnotherIssuerProvesNothing() throws Exception {
    RegistrationApp app = begun();
    EidPerson person = person("REG000004", AGE);
    String answer = app.logIn(person).toString();
    app.comeBack(URI.create(answer.replaceAll("iss=[^&]+", "iss=https%3A%2F%2Fother.example")));
    assertThat(app.current().json().getString("fault")).isEqualTo("PROOFING_FAILED");
    app.comeBack(URI.create(answer));
    assertThat(app.current().what()).as("the state is used up").isEqualTo("PROOFING");
    app.comeBack(app.logIn(person));
    assertThat(app.current().what()).as("one can try again").isEqualTo("DOCUMENT");
  }

  @Test
  void whoBreaksOffCanGoOn() throws Exception {
    RegistrationApp app = begun();
    URI answer = app.logIn(person("REG000005", AGE));
    String state = answer.getQuery().replaceAll(".*\\bstate=([^&]+).*", "$1");
    app.comeBack(
        URI.create(
            answer.getScheme()
                + "://"
                + answer.getAuthority()
                + answer.getPath()
                + "?error=access_denied&state="
                + state
                + "&iss="
                + URLEncoder.encode(provider.issuer().toString(), UTF_8)));
    assertThat(app.current().json().getString("fault")).isEqualTo("PROOFING_CANCELLED");
    assertThat(app.current().what()).isEqualTo("PROOFING");
  }

  @Test
  void onlyTheDocumentOfTheEidIsTaken() throws Exception {
    RegistrationApp app = begun();
    assertThat(app.document(RunningPort.mrz("REG000006", 3, AGE)).what()).isEqualTo("not-now");
    app.comeBack(app.logIn(person("REG000006", AGE)));
    assertThat(app.document(RunningPort.mrz("REG000007", 3, AGE)).what())
        .isEqualTo("document-differs");
    assertThat(app.document(RunningPort.mrz("REG000006", 3, AGE - 1)).what())
        .as("somebody younger")
        .isEqualTo("document-differs");
    RegistrationApp.Reply expired = app.document(RunningPort.mrz("REG000006", -1, AGE));
    assertThat(expired.what()).isEqualTo("document-not-accepted");
    assertThat(expired.json().getString("code")).isEqualTo("EXPIRED");
    assertThat(app.document("P<UTO").what()).isEqualTo("mrz-invalid");
    assertThat(app.portrait(Portraits.posed(2)).what()).isEqualTo("not-now");
    assertThat(app.current().what()).isEqualTo("DOCUMENT");
  }

  @Test
  void aPictureIsJudgedAndAGuardianAskedFor() throws Exception {
    RegistrationApp app = begun();
    app.comeBack(app.logIn(person("REG000008", 12)));
    assertThat(app.current().json().getBoolean("guardianNeeded")).isTrue();
    app.document(RunningPort.mrz("REG000008", 3, 12));
    JsonObject grey = app.portrait(Pictures.plain(640, 640)).json();
    assertThat(grey.getBoolean("accepted")).isFalse();
    assertThat(grey.getString("hint")).isEqualTo("LOOK_AT_CAMERA");
    JsonObject small = app.portrait(Portraits.get(0)).json();
    assertThat(small.getString("hint")).isEqualTo("STEP_CLOSER");
    assertThat(app.portrait(Portraits.posed(3)).json().getBoolean("accepted")).isTrue();
    assertThat(app.consents(CONSENT).what()).isEqualTo("guardian-missing");
    assertThat(
            app.consents(
                    """
                    {"purposes":["CONTACTLESS_CHANNEL"],"textVersion":"2026-11",
                     "guardian":{"name":"Bertil Eriksson","relationship":"PARENT"}}""")
                .what())
        .isEqualTo("COMPLETION");
    assertThat(app.abandon().status()).isEqualTo(204);
    assertThat(app.current().status()).isEqualTo(404);
  }

  @Test
  void strangersSendLittle() throws Exception {
    RegistrationApp app = begun();
    assertThat(app.document("<".repeat(20_000)).what()).isEqualTo("payload-too-large");
    assertThat(app.document("<".repeat(10_000)).what()).isEqualTo("mrz-invalid");
    RegistrationApp.Reply stranger = new RegistrationApp(port.httpPort()).begin("a".repeat(20_000));
    assertThat(stranger.status()).isEqualTo(413);
  }

  @Test
  void otherKeysOfTheProviderAreFollowed() throws Exception {
    proved("REG000009");
    provider.rotateKeys();
    proved("REG000010");
  }

  @Test
  void aProviderThatGoesAwayEndsNothing() throws Exception {
    RegistrationApp app = begun();
    URI answer = app.logIn(person("REG000011", AGE));
    provider.kill();
    app.comeBack(answer);
    assertThat(app.current().json().getString("fault")).isEqualTo("PROVIDER_UNAVAILABLE");
    provider.restart();
    app.comeBack(app.logIn(person("REG000011", AGE)));
    assertThat(app.current().what()).isEqualTo("DOCUMENT");
  }

  @Test
  void anAuthorityWithoutAProviderEnrolsAtItsCounters() throws Exception {
    RegistrationApp.Reply refused = new RegistrationApp(port.httpPort()).begin("b");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.what()).isEqualTo("not-offered");
    assertThat(new RegistrationApp(port.httpPort()).current().status()).isEqualTo(404);
  }

  @Test
  void aPersonRegistersOnThePhoneAndPassesALane() throws Exception {
    byte[] portrait = Portraits.posed(4);
    EidPerson person = person("REG000012", AGE);
    Path video = CameraVideo.of(folder, Recapture.around(portrait, 12, new Random(12)), 640, 640);
    TestLane lane = port.lane("g2");
    try (Browser phone = Browser.phone(port.httpPort(), video)) {
      phone.go("/traveller/register.html");
      phone.click(By.cssSelector("label:has(#offer-a)"));
      phone.click("begin");
      phone.click("prove");
      phone.type("username", person.logIn());
      phone.type("password", person.password());
      phone.click("kc-login");
      List<String> zone = RunningPort.mrz("REG000012", 3, AGE).lines().toList();
      phone.type("mrz-1", zone.getFirst());
      phone.type("mrz-2", zone.getLast());
      phone.click("document-send");
      phone.click("open-camera");
      phone.click("use-picture");
      phone.click(By.cssSelector("label:has(#consent-CONTACTLESS_CHANNEL)"));
      phone.click("consents-send");
      phone.click("complete");
      phone.await(By.id("qr"));
      String shown = QrPicture.decode(phone.picture(By.cssSelector("figure.sheet")));
      assertThat(shown).startsWith("CLR1.a.");
      Traveller traveller = new Traveller("", "REG000012", portrait, new Wallet());
      lane.look(lane.present(shown, "CAPTURE"), traveller.face());
      lane.await("PROCEED");
      assertThat(lane.devices().gate().walkThrough()).isTrue();
      lane.await("READY");
      // A scanner repeats a code in view, so the same code counts again only after another.
      lane.present("another", "REFERRED");
      lane.await("READY");
      String again = lane.present(shown, "REFERRED").getString("passage");
      assertThat(port.passage(again).getString("reason")).isIn("CODE_REPLAYED", "CODE_STALE");
    }
  }
}
