// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.Sex;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;

/** Specimens of Utopia, the issuing state that ICAO keeps for them. */
public final class Documents {
  public static final String SURNAME = "ERIKSSON";

  private Documents() {}

  public static TravelDocument numbered(String number) {
    return expiring(number, Optional.of(today().plusYears(3)));
  }

  public static TravelDocument expiring(String number, Optional<LocalDate> expiry) {
    return new TravelDocument(
        "P",
        "UTO",
        number,
        expiry,
        "UTO",
        SURNAME,
        "ANNA MARIA",
        new BirthDate(OptionalInt.of(1974), OptionalInt.of(8), OptionalInt.empty()),
        Sex.FEMALE);
  }

  public static LocalDate today() {
    return LocalDate.now(ZoneId.systemDefault());
  }

  public static EnrolmentRequest request(TravelDocument document) {
    return new EnrolmentRequest(
        document, portrait(document), Set.of(ConsentPurpose.CONTACTLESS_CHANNEL));
  }

  public static byte[] portrait(TravelDocument document) {
    return ("portrait of " + document.number()).getBytes(UTF_8);
  }

  /** Enrols the holder of a document for the contactless e-Channel. */
  public static TravellerId enrol(Node node, String number) {
    return enrol(node, numbered(number), Set.of(ConsentPurpose.CONTACTLESS_CHANNEL));
  }

  /** Enrols the holder of a document. */
  public static TravellerId enrol(
      Node node, TravelDocument document, Set<ConsentPurpose> consents) {
    EnrolmentRequest request = new EnrolmentRequest(document, portrait(document), consents);
    return switch (node.in(() -> node.enrollments().enrol(request, "lee@a"))) {
      case EnrolmentOutcome.Enrolled enrolled -> enrolled.traveller();
      case EnrolmentOutcome other -> throw new AssertionError(other.toString());
    };
  }
}
