// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.FaceAcquisition.NotAcquired;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.enrollment.Credentials;
import org.clearlane.enrollment.DocumentChange;
import org.clearlane.enrollment.DocumentChange.Kind;
import org.clearlane.enrollment.DocumentChange.Portrait;
import org.clearlane.enrollment.DocumentChanges;
import org.clearlane.enrollment.DocumentOutcome;
import org.clearlane.enrollment.DocumentOutcome.Changed;
import org.clearlane.enrollment.DocumentOutcome.Field;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;

/** Changes of documents in the authority's database. */
@ApplicationScoped
@Transactional
public class StoredDocumentChanges implements DocumentChanges {
  /** What a credential carries of its document, or follows. */
  private static final Set<Field> IN_CREDENTIALS =
      Collections.unmodifiableSet(EnumSet.of(Field.ISSUING_STATE, Field.NUMBER, Field.EXPIRY));

  private @Inject EntityManager entities;
  private @Inject AuditTrail audit;
  private @Inject DataProtection protection;
  private @Inject FaceMatcher faces;
  private @Inject StoredEnrollments enrollments;
  private @Inject Credentials credentials;
  private @Inject Event<DocumentChanged> changed;
  private @Inject Event<ReferenceRenewed> renewed;

  /** A portrait with the reference that was made of it. */
  private record NewFace(Portrait portrait, Acquired acquired) {}

  @Override
  public DocumentOutcome change(TravellerId traveller, DocumentChange change, String by) {
    if (change.document().expiredOn(LocalDate.now(ZoneId.systemDefault()))) {
      return new DocumentOutcome.DocumentExpired();
    }
    if (change.portrait().isEmpty()) {
      return change(traveller, change, Optional.empty(), by);
    }
    Portrait portrait = change.portrait().get();
    return switch (faces.acquire(portrait.image())) {
      case NotAcquired(var failure) -> new DocumentOutcome.PortraitRejected(failure);
      case Acquired acquired ->
          change(traveller, change, Optional.of(new NewFace(portrait, acquired)), by);
    };
  }

  private DocumentOutcome change(
      TravellerId id, DocumentChange change, Optional<NewFace> face, String by) {
    TravellerEntity traveller =
        entities.find(TravellerEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    Optional<byte[]> known =
        Optional.ofNullable(traveller).flatMap(TravellerEntity::sealedIdentity);
    if (traveller == null || known.isEmpty()) {
      return new DocumentOutcome.UnknownTraveller();
    }
    TravelDocument before =
        IdentityCodec.read(protection.open(id, StoredEnrollments.IDENTITY, known.get()));
    Set<Field> fields = differences(before, change.document());
    Optional<DocumentOutcome> refusal = refusal(change.kind(), fields);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    byte[] index = DocumentIndex.of(change.document(), protection);
    // Waits for a concurrent enrolment of the same document and loses to it.
    enrollments.lock(index);
    if (enrollments.byIndex(index).filter(other -> !other.id().equals(id)).isPresent()) {
      return new DocumentOutcome.DocumentAlreadyEnrolled();
    }
    traveller.name(
        index,
        protection.seal(id, StoredEnrollments.IDENTITY, IdentityCodec.write(change.document())),
        EndOfDocument.of(change.document()));
    face.ifPresent(it -> replace(id, it));
    audit.append(
        AuditEntry.of("traveller.document-changed", by, "traveller:" + id)
            .about(id)
            .with("kind", change.kind())
            .with("fields", fields)
            .with("portrait", face.isPresent()));
    if (fields.stream().anyMatch(IN_CREDENTIALS::contains)) {
      credentials.revokeAll(id, by);
    }
    entities.flush();
    changed.fire(new DocumentChanged(id));
    face.ifPresent(_ -> renewed.fire(new ReferenceRenewed(id)));
    return new Changed(fields);
  }

  private static Optional<DocumentOutcome> refusal(Kind kind, Set<Field> fields) {
    if (kind == Kind.CORRECTION) {
      return Optional.empty();
    }
    if (fields.contains(Field.BIRTH_DATE)) {
      return Optional.of(new DocumentOutcome.AnotherPerson());
    }
    boolean named = !fields.contains(Field.SURNAME) && !fields.contains(Field.GIVEN_NAMES);
    return named || kind == Kind.RENEWAL_UNDER_OTHER_NAMES
        ? Optional.empty()
        : Optional.of(new DocumentOutcome.NamesDiffer());
  }

  private void replace(TravellerId id, NewFace face) {
    entities
        .createQuery("delete from FaceReferenceEntity r where r.traveller = :traveller")
        .setParameter("traveller", id.value())
        .executeUpdate();
    entities.persist(
        new FaceReferenceEntity(
            id,
            face.acquired().template().modelId(),
            protection.seal(id, FaceReferenceEntity.TEMPLATE, face.acquired().template().toBytes()),
            protection.seal(id, FaceReferenceEntity.IMAGE, face.portrait().image()),
            face.acquired().quality().overall(),
            Instant.now().truncatedTo(ChronoUnit.MICROS)));
  }

  private static Set<Field> differences(TravelDocument one, TravelDocument other) {
    Set<Field> fields = EnumSet.noneOf(Field.class);
    for (Field field : Field.values()) {
      if (!part(one, field).equals(part(other, field))) {
        fields.add(field);
      }
    }
    return fields;
  }

  private static Object part(TravelDocument document, Field field) {
    return switch (field) {
      case DOCUMENT_CODE -> document.documentCode();
      case ISSUING_STATE -> document.issuingState();
      case NUMBER -> document.number();
      case EXPIRY -> document.expiry();
      case NATIONALITY -> document.nationality();
      case SURNAME -> document.surname();
      case GIVEN_NAMES -> document.givenNames();
      case BIRTH_DATE -> document.birthDate();
      case SEX -> document.sex();
    };
  }
}
