// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.registration;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Guardian;
import org.clearlane.enrollment.ProofingFault;
import org.clearlane.enrollment.proofing.Challenge;
import org.clearlane.enrollment.proofing.ProvedIdentity;
import org.clearlane.enrollment.traveller.IdentityCodec;

/** A draft as JSON, for sealing. */
final class DraftCodec {
  private DraftCodec() {}

  static byte[] write(Draft draft) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("pictures", draft.pictures())
            .add("pictureKept", draft.pictureKept());
    draft.challenge().ifPresent(it -> json.add("nonce", it.nonce()).add("verifier", it.verifier()));
    draft.fault().ifPresent(it -> json.add("fault", it.name()));
    draft
        .identity()
        .ifPresent(
            it ->
                json.add(
                    "identity",
                    Json.createObjectBuilder()
                        .add("issuer", it.issuer())
                        .add("subject", it.subject())
                        .add("born", it.birthDate().toString())
                        .add("state", it.issuingState())
                        .add("number", it.documentNumber())));
    draft
        .document()
        .ifPresent(
            it ->
                json.add("document", Base64.getEncoder().encodeToString(IdentityCodec.write(it))));
    draft.consent().ifPresent(it -> json.add("consent", consent(it)));
    return json.build().toString().getBytes(UTF_8);
  }

  private static JsonObjectBuilder consent(Draft.Consent consent) {
    JsonArrayBuilder purposes = Json.createArrayBuilder();
    consent.purposes().forEach(purpose -> purposes.add(purpose.name()));
    JsonObjectBuilder json =
        Json.createObjectBuilder().add("purposes", purposes).add("text", consent.textVersion());
    consent
        .guardian()
        .ifPresent(
            it -> json.add("guardian", it.name()).add("relationship", it.relationship().name()));
    consent.counterpart().ifPresent(it -> json.add("counterpart", it));
    return json;
  }

  static Draft read(byte[] bytes) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      JsonObject json = reader.readObject();
      return new Draft(
          json.containsKey("nonce")
              ? Optional.of(new Challenge(json.getString("nonce"), json.getString("verifier")))
              : Optional.empty(),
          text(json, "fault").map(ProofingFault::valueOf),
          Optional.ofNullable(json.getJsonObject("identity"))
              .map(
                  it ->
                      new ProvedIdentity(
                          it.getString("issuer"),
                          it.getString("subject"),
                          LocalDate.parse(it.getString("born")),
                          it.getString("state"),
                          it.getString("number"))),
          text(json, "document").map(it -> IdentityCodec.read(Base64.getDecoder().decode(it))),
          json.getInt("pictures"),
          json.getBoolean("pictureKept"),
          Optional.ofNullable(json.getJsonObject("consent")).map(DraftCodec::consent));
    }
  }

  private static Draft.Consent consent(JsonObject json) {
    return new Draft.Consent(
        json.getJsonArray("purposes").getValuesAs(JsonString.class).stream()
            .map(it -> ConsentPurpose.valueOf(it.getString()))
            .toList(),
        json.getString("text"),
        text(json, "guardian")
            .map(
                name ->
                    new Guardian(
                        name, Guardian.Relationship.valueOf(json.getString("relationship")))),
        text(json, "counterpart"));
  }

  private static Optional<String> text(JsonObject json, String name) {
    return Optional.ofNullable(json.getString(name, null));
  }
}
