// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.clearlane.enrollment.Passenger;
import org.clearlane.enrollment.traveller.IdentityCodec;
import org.clearlane.kernel.TravelDocument;

/** What is known of a passenger as JSON, for sealing. */
final class PassengerCodec {
  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private PassengerCodec() {}

  /** A passenger, and the travel document if one was handed in. */
  record Known(Passenger passenger, Optional<TravelDocument> document) {}

  static byte[] write(Known known) {
    Passenger passenger = known.passenger();
    JsonObjectBuilder json =
        BUILDERS
            .createObjectBuilder()
            .add("name", passenger.name())
            .add("locator", passenger.locator())
            .add("seat", passenger.seat())
            .add("sequence", passenger.sequence());
    known
        .document()
        .ifPresent(
            it ->
                json.add("document", Base64.getEncoder().encodeToString(IdentityCodec.write(it))));
    return json.build().toString().getBytes(UTF_8);
  }

  static Known read(byte[] bytes) {
    try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(bytes))) {
      JsonObject json = reader.readObject();
      return new Known(
          new Passenger(
              json.getString("name"),
              json.getString("locator"),
              json.getString("seat"),
              json.getString("sequence")),
          Optional.ofNullable(json.getString("document", null))
              .map(it -> IdentityCodec.read(Base64.getDecoder().decode(it))));
    }
  }
}
