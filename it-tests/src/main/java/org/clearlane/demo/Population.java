// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.clearlane.demo.Faces.Face;
import org.clearlane.emulator.DrawnFinger;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.MachineReadableZone;
import org.clearlane.kernel.MrzFormat;
import org.clearlane.kernel.Sex;
import org.clearlane.kernel.TravelDocument;

/** Enrols the demonstration's people and gives each a phone with a credential. */
final class Population {
  private static final List<String> SURNAMES =
      List.of("CHAN", "LEE", "WONG", "SMITH", "GARCIA", "NGUYEN", "MUELLER", "SATO", "COHEN");
  private static final List<String> GIVEN_NAMES =
      List.of("KA YAN", "MARIA", "WAI MAN", "ANNA", "JOHN", "LINH", "JONAS", "AOI", "NOA");

  /** Document numbers of those with fingers follow from here. */
  private static final int FIRST_HOLDER = 500_000;

  private final Api officer;

  Population(Api officer) {
    this.officer = officer;
  }

  /** Enrols every face that passes the quality gate; tells how many are done. */
  List<Person> enrol(List<Face> faces, Consumer<Integer> progress) throws InterruptedException {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      enrol(faces.get(i), i).ifPresent(people::add);
      progress.accept(i + 1);
    }
    if (people.size() < 2) {
      throw new DemoException("fewer than two of the faces passed the quality gate");
    }
    return people;
  }

  /** Enrols people for the e-Channel, each with both index fingers. */
  List<Holder> enrolFingers(int count) throws InterruptedException {
    List<Face> faces = Faces.builtIn();
    List<Holder> holders = new ArrayList<>();
    for (int i = 0; holders.size() < count && i < faces.size(); i++) {
      String zone = MachineReadableZone.write(document(FIRST_HOLDER + i), MrzFormat.TD3);
      Api.Answer enrolled = officer.enrol(enrolment(zone, faces.get(i), "E_CHANNEL"));
      if (enrolled.status() == 422) {
        continue;
      }
      DrawnFinger right = new DrawnFinger(2L * i);
      JsonObject fingers = Fingers.both(right, new DrawnFinger(2L * i + 1));
      Api.Answer taken =
          officer.put("/travellers/" + enrolled.ok().getString("id") + "/fingerprints", fingers);
      if (taken.status() != 422) { // a drawing can be as poor as a finger
        var _ = taken.ok();
        holders.add(new Holder(zone, right));
      }
    }
    return holders;
  }

  private static JsonObject enrolment(String zone, Face face, String consent) {
    return Json.createObjectBuilder()
        .add("mrz", zone)
        .add("portrait", Base64.getEncoder().encodeToString(face.enrolment().read()))
        .add("consents", Json.createArrayBuilder().add(consent))
        .build();
  }

  private Optional<Person> enrol(Face face, int number) throws InterruptedException {
    Api.Answer enrolled =
        officer.enrol(
            enrolment(
                MachineReadableZone.write(document(number), MrzFormat.TD3),
                face,
                "CONTACTLESS_CHANNEL"));
    if (enrolled.status() == 422) {
      return Optional.empty();
    }
    String traveller = enrolled.ok().getString("id");
    Wallet wallet = new Wallet();
    wallet.accept(issue(traveller, wallet));
    return Optional.of(new Person(traveller, face, wallet));
  }

  private JsonObject issue(String traveller, Wallet wallet) throws InterruptedException {
    String code =
        officer
            .post(
                "/travellers/" + traveller + "/activation-codes",
                Json.createObjectBuilder().build())
            .ok()
            .getString("code");
    return officer
        .post(
            "/credentials",
            Json.createObjectBuilder()
                .add("activationCode", code)
                .add("deviceKey", wallet.deviceKey())
                .build())
        .ok();
  }

  /** Utopia, the issuing state that ICAO keeps for specimens. */
  private static TravelDocument document(int number) {
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new TravelDocument(
        "P",
        "UTO",
        "CL" + (1_000_000 + number),
        Optional.of(today.plusDays(random.nextInt(300, 3_000))),
        "UTO",
        SURNAMES.get(number % SURNAMES.size()),
        GIVEN_NAMES.get(number / SURNAMES.size() % GIVEN_NAMES.size()),
        BirthDate.of(today.minusDays(random.nextInt(20 * 365, 70 * 365))),
        number % 2 == 0 ? Sex.FEMALE : Sex.MALE);
  }
}
