// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.MachineReadableZone;
import org.clearlane.kernel.MrzFormat;
import org.clearlane.kernel.Sex;
import org.clearlane.kernel.TravelDocument;

/**
 * The e-ID provider of the demonstration, and people who have its e-ID and are not enrolled: a
 * grown-up and a child. It starts beside the people who walk already.
 */
final class EidPeople implements AutoCloseable {
  private static final int GROWN_UP = 34;
  private static final int CHILD = 12;

  private final EidProvider provider;
  private final String page;
  private final Screen screen;
  private final Thread starting = new Thread(this::start, "e-id");

  /**
   * @param port for the provider
   * @param server where the port answers
   */
  EidPeople(Path repository, Path data, int port, URI server, Screen screen) {
    URI registrations = server.resolve("/api/v1/registrations/");
    this.provider =
        new EidProvider(
            repository.resolve("it-tests/target/keycloak"),
            data.resolve("e-id"),
            port,
            List.of(
                new EidClient(
                    "clearlane",
                    registrations.resolve("callback"),
                    registrations.resolve("keys/a"))));
    this.page = server.resolve("/traveller/register.html").toString();
    this.screen = screen;
  }

  /** Where authority a has to look for it. */
  static String issuer(int port) {
    return "http://127.0.0.1:" + port + "/realms/" + EidRealm.NAME;
  }

  void startBeside() {
    starting.start();
  }

  private void start() {
    try {
      provider.start();
      provider.awaitReady(_ -> {});
      screen.tell("");
      screen.tell("Registration        " + page);
      introduce("anna", GROWN_UP, "E7310001");
      introduce("linh", CHILD, "E7310002");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DemoException e) {
      screen.tell("There is no e-ID provider: " + e.getMessage());
    }
  }

  private void introduce(String logIn, int age, String number) throws InterruptedException {
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    EidPerson person =
        new EidPerson(
            logIn,
            Port.password(),
            logIn.equals("anna") ? "Anna Maria" : "Linh",
            "Eriksson",
            today.minusYears(age),
            "UTO",
            number);
    provider.person(person);
    screen.tell(
        "e-ID, %d years      %s  %s  with this document:".formatted(age, logIn, person.password()));
    zone(person, today.plusYears(5)).lines().forEach(line -> screen.tell("    " + line));
  }

  private static String zone(EidPerson person, LocalDate expiry) {
    return MachineReadableZone.write(
        new TravelDocument(
            "P",
            person.issuingState(),
            person.documentNumber(),
            Optional.of(expiry),
            person.issuingState(),
            person.surname().toUpperCase(java.util.Locale.ROOT),
            person.givenNames().toUpperCase(java.util.Locale.ROOT),
            BirthDate.of(person.birthDate()),
            Sex.FEMALE),
        MrzFormat.TD3);
  }

  @Override
  public void close() {
    starting.interrupt();
    try {
      starting.join(TimeUnit.SECONDS.toMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    provider.close();
  }
}
