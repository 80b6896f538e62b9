// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.Sex;
import org.clearlane.kernel.TravelDocument;

/** A travel document as JSON, for sealing. */
public final class IdentityCodec {
  // Once each: to look the provider up takes longer than to read a document.
  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private IdentityCodec() {}

  public static byte[] write(TravelDocument document) {
    JsonObjectBuilder json =
        BUILDERS
            .createObjectBuilder()
            .add("code", document.documentCode())
            .add("state", document.issuingState())
            .add("number", document.number())
            .add("nationality", document.nationality())
            .add("surname", document.surname())
            .add("given", document.givenNames())
            .add("sex", document.sex().name());
    document.expiry().ifPresent(expiry -> json.add("expiry", expiry.toString()));
    document.birthDate().year().ifPresent(year -> json.add("year", year));
    document.birthDate().month().ifPresent(month -> json.add("month", month));
    document.birthDate().day().ifPresent(day -> json.add("day", day));
    return json.build().toString().getBytes(UTF_8);
  }

  public static TravelDocument read(byte[] bytes) {
    try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(bytes))) {
      JsonObject json = reader.readObject();
      return new TravelDocument(
          json.getString("code"),
          json.getString("state"),
          json.getString("number"),
          Optional.ofNullable(json.getString("expiry", null)).map(LocalDate::parse),
          json.getString("nationality"),
          json.getString("surname"),
          json.getString("given"),
          new BirthDate(part(json, "year"), part(json, "month"), part(json, "day")),
          Sex.valueOf(json.getString("sex")));
    }
  }

  private static OptionalInt part(JsonObject json, String name) {
    return json.containsKey(name) ? OptionalInt.of(json.getInt(name)) : OptionalInt.empty();
  }
}
