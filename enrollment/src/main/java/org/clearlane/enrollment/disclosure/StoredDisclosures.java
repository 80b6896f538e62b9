// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.clearlane.biometrics.FingerPosition;
import org.clearlane.biometrics.FingerprintTemplate;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.CredentialId;
import org.clearlane.enrollment.Disclosure;
import org.clearlane.enrollment.Disclosure.Consented;
import org.clearlane.enrollment.Disclosure.Face;
import org.clearlane.enrollment.Disclosure.Fingers;
import org.clearlane.enrollment.Disclosure.GuardianConsent;
import org.clearlane.enrollment.Disclosure.Issued;
import org.clearlane.enrollment.Disclosure.Proofing;
import org.clearlane.enrollment.Disclosures;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.Fingerprints;
import org.clearlane.enrollment.Guardian;
import org.clearlane.enrollment.Populations;
import org.clearlane.enrollment.Suspension;
import org.clearlane.enrollment.Suspensions;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.enrollment.journey.DisclosedJourneys;
import org.clearlane.enrollment.traveller.FaceReferenceEntity;
import org.clearlane.enrollment.traveller.FingerprintReferenceEntity;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.TravellerId;
import org.jspecify.annotations.Nullable;

/** Reads everything that the authority's database keeps about a traveller. */
@ApplicationScoped
@Transactional
public class StoredDisclosures implements Disclosures {
  private static final String GUARDIAN = "guardian";

  private @Inject EntityManager entities;
  private @Inject AuditTrail audit;
  private @Inject DataProtection protection;
  private @Inject Enrollments enrollments;
  private @Inject Suspensions suspensions;
  private @Inject Fingerprints fingerprints;
  private @Inject Populations populations;
  private @Inject DisclosedJourneys journeys;

  @Override
  public Optional<Disclosure> disclose(TravellerId traveller, String by) {
    Optional<TravellerSummary> found = enrollments.find(traveller);
    found.ifPresent(
        _ ->
            audit.append(
                AuditEntry.of("traveller.disclosed", by, "traveller:" + traveller)
                    .about(traveller)));
    return found.map(
        summary ->
            new Disclosure(
                summary,
                suspensions.of(traveller).map(Suspension::since),
                consents(traveller),
                faces(traveller),
                fingers(traveller),
                credentials(traveller),
                populations.memberships(traveller),
                journeys.of(traveller),
                proofing(traveller),
                guardian(traveller)));
  }

  private List<Consented> consents(TravellerId traveller) {
    Map<UUID, String> counterparts = new HashMap<>();
    rows(entities
            .createNativeQuery(
                "select id, counterpart from enrollment.consent"
                    + " where traveller = ?1 and counterpart is not null")
            .setParameter(1, traveller.value())
            .getResultStream())
        .forEach(row -> counterparts.put((UUID) row[0], (String) row[1]));
    return rows(
            "select c.id, c.purpose, c.textVersion, c.grantedAt, c.withdrawnAt from ConsentEntity c"
                + " where c.traveller = :traveller order by c.grantedAt, c.purpose",
            traveller)
        .map(
            row ->
                new Consented(
                    (ConsentPurpose) row[1],
                    (String) row[2],
                    (Instant) row[3],
                    Optional.ofNullable((@Nullable Instant) row[4]),
                    Optional.ofNullable(counterparts.get((UUID) row[0]))))
        .toList();
  }

  private List<Face> faces(TravellerId traveller) {
    return rows(
            "select r.modelId, r.sealedTemplate, r.quality, r.createdAt, r.sealedImage"
                + " from FaceReferenceEntity r where r.traveller = :traveller"
                + " order by r.createdAt",
            traveller)
        .map(
            row ->
                new Face(
                    (String) row[0],
                    protection.open(traveller, FaceReferenceEntity.TEMPLATE, (byte[]) row[1])
                        .length,
                    (Double) row[2],
                    (Instant) row[3],
                    protection.open(traveller, FaceReferenceEntity.IMAGE, (byte[]) row[4])))
        .toList();
  }

  private Optional<Fingers> fingers(TravellerId traveller) {
    List<FingerPosition> positions =
        fingerprints.reference(traveller).stream()
            .flatMap(reference -> reference.fingers().stream())
            .map(FingerprintTemplate::position)
            .toList();
    return rows(
            "select r.algorithm, r.sealedTemplates, r.createdAt from FingerprintReferenceEntity r"
                + " where r.traveller = :traveller",
            traveller)
        .map(
            row ->
                new Fingers(
                    (String) row[0],
                    protection.open(
                            traveller, FingerprintReferenceEntity.TEMPLATES, (byte[]) row[1])
                        .length,
                    positions,
                    (Instant) row[2]))
        .findFirst();
  }

  private List<Issued> credentials(TravellerId traveller) {
    return rows(
            "select c.id, c.issuedAt, c.expiresAt, c.revokedAt from CredentialEntity c"
                + " where c.traveller = :traveller order by c.issuedAt",
            traveller)
        .map(
            row ->
                new Issued(
                    new CredentialId((UUID) row[0]),
                    (Instant) row[1],
                    (Instant) row[2],
                    Optional.ofNullable((@Nullable Instant) row[3])))
        .toList();
  }

  private Optional<Proofing> proofing(TravellerId traveller) {
    return rows(
            "select p.issuer, p.provedAt from ProofingEntity p where p.traveller = :traveller",
            traveller)
        .map(row -> new Proofing((String) row[0], (Instant) row[1]))
        .findFirst();
  }

  private Optional<GuardianConsent> guardian(TravellerId traveller) {
    return rows(
            "select g.sealedGuardian, g.givenAt from GuardianEntity g"
                + " where g.traveller = :traveller",
            traveller)
        .map(
            row ->
                new GuardianConsent(
                    guardian(protection.open(traveller, GUARDIAN, (byte[]) row[0])),
                    (Instant) row[1]))
        .findFirst();
  }

  private static Guardian guardian(byte[] bytes) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      JsonObject json = reader.readObject();
      return new Guardian(
          json.getString("name"), Guardian.Relationship.valueOf(json.getString("relationship")));
    }
  }

  private Stream<Object[]> rows(String query, TravellerId traveller) {
    return rows(
        entities.createQuery(query).setParameter("traveller", traveller.value()).getResultStream());
  }

  private static Stream<Object[]> rows(Stream<?> found) {
    return found.map(Object[].class::cast);
  }
}
