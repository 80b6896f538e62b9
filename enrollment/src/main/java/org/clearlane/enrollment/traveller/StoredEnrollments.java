// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.NoResultException;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.FaceAcquisition.NotAcquired;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.ConsentEnded;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Consents;
import org.clearlane.enrollment.Credentials;
import org.clearlane.enrollment.Distinction;
import org.clearlane.enrollment.DuplicateCandidate;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.EnrolmentOutcome;
import org.clearlane.enrollment.EnrolmentRequest;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.enrollment.duplicate.EnrolledFaces;
import org.clearlane.enrollment.duplicate.StoredDuplicates;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;

/** Travellers in the authority's database. */
@ApplicationScoped
@Transactional
public class StoredEnrollments implements Enrollments {
  /** Of what is done at start. */
  static final int BEFORE_GALLERIES = 200;

  static final String IDENTITY = "identity";
  private static final String TARGET = "traveller:";

  /** What is kept of a traveller and goes with a withdrawal. */
  private static final List<String> KEPT =
      List.of(
          "FaceReferenceEntity",
          "FingerprintReferenceEntity",
          "ProofingEntity",
          "GuardianEntity",
          "RegistrationEntity");

  private @Inject EntityManager entities;
  private @Inject AuditTrail audit;
  private @Inject DataProtection protection;
  private @Inject FaceMatcher faces;
  private @Inject Credentials credentials;
  private @Inject Event<Withdrawn> withdrawn;
  private @Inject EnrolledFaces enrolled;
  private @Inject StoredDuplicates duplicates;
  private @Inject Event<TravellerEnrolled> joined;
  private @Inject Event<ConsentGiven> consentGiven;
  private @Inject Event<ConsentEnded> consentEnded;

  /** The withdrawal is stored; the key goes once that has committed. */
  public record Withdrawn(TravellerId traveller) {}

  void destroyKey(@Observes(during = TransactionPhase.AFTER_SUCCESS) Withdrawn event) {
    protection.destroy(event.traveller());
  }

  /**
   * Destroys the keys that a crash between the two left behind, and withdraws again whom a backup
   * of the database brought back; before galleries are filled.
   */
  void finishWithdrawals(@Observes @Priority(BEFORE_GALLERIES) Authorities.Ready event) {
    entities
        .createQuery(
            "select t.id from TravellerEntity t where t.sealedIdentity is null", UUID.class)
        .getResultStream()
        .map(TravellerId::new)
        .filter(traveller -> !protection.destroyed(traveller))
        .forEach(protection::destroy);
    entities
        .createQuery(
            "select t.id from TravellerEntity t where t.sealedIdentity is not null", UUID.class)
        .getResultStream()
        .map(TravellerId::new)
        .filter(protection::destroyed)
        .toList()
        .forEach(traveller -> withdraw(traveller, "system"));
  }

  @Override
  public EnrolmentOutcome enrol(EnrolmentRequest request, String by) {
    if (request.consents().isEmpty()) {
      return new EnrolmentOutcome.ConsentMissing();
    }
    if (request.document().expiredOn(LocalDate.now(ZoneId.systemDefault()))) {
      return new EnrolmentOutcome.DocumentNotAccepted(EnrolmentOutcome.Reason.EXPIRED);
    }
    byte[] index = index(request.document());
    if (byIndex(index).isPresent()) {
      return new EnrolmentOutcome.DocumentAlreadyEnrolled();
    }
    return switch (faces.acquire(request.portrait())) {
      case NotAcquired(var failure) -> new EnrolmentOutcome.PortraitRejected(failure);
      case Acquired face -> store(request, index, face, by);
    };
  }

  private EnrolmentOutcome store(EnrolmentRequest request, byte[] index, Acquired face, String by) {
    // Waits for a concurrent enrolment of the same document and loses to it, without an exception
    // that would spoil the transaction.
    lock(index);
    if (byIndex(index).isPresent()) {
      return new EnrolmentOutcome.DocumentAlreadyEnrolled();
    }
    List<DuplicateCandidate> alike = alike(face);
    if (!distinguished(request, alike)) {
      return new EnrolmentOutcome.DuplicateSuspected(alike);
    }
    TravellerId id = TravellerId.random();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    entities.persist(
        new TravellerEntity(
            id,
            index,
            protection.seal(id, IDENTITY, IdentityCodec.write(request.document())),
            EndOfDocument.of(request.document()),
            now));
    entities.persist(
        new FaceReferenceEntity(
            id,
            face.template().modelId(),
            protection.seal(id, FaceReferenceEntity.TEMPLATE, face.template().toBytes()),
            protection.seal(id, FaceReferenceEntity.IMAGE, request.portrait()),
            face.quality().overall(),
            now));
    for (ConsentPurpose purpose : request.consents()) {
      entities.persist(new ConsentEntity(id, purpose, Consents.TEXT_VERSION, now, by));
    }
    AuditEntry entry =
        AuditEntry.of("traveller.enrolled", by, TARGET + id)
            .about(id)
            .with("consents", request.consents().stream().sorted().toList())
            .with("consent-text", Consents.TEXT_VERSION);
    audit.append(
        request
            .evidence()
            .map(it -> entry.with("chip-passed", it.passed()).with("chip-open", it.open()))
            .orElse(entry));
    entities.flush();
    joined.fire(new TravellerEnrolled(id, face.template()));
    request
        .distinction()
        .ifPresent(it -> alike.forEach(other -> duplicates.distinguish(id, other, it)));
    request.consents().forEach(purpose -> consentGiven.fire(new ConsentGiven(id, purpose)));
    return new EnrolmentOutcome.Enrolled(id, face.quality(), face.liveness());
  }

  private List<DuplicateCandidate> alike(Acquired face) {
    // Whom another server has withdrawn this second may still be found.
    return enrolled.alike(face.template()).stream()
        .filter(it -> inForce(it.traveller()).isPresent())
        .toList();
  }

  private static boolean distinguished(EnrolmentRequest request, List<DuplicateCandidate> alike) {
    Set<TravellerId> others = request.distinction().map(Distinction::from).orElse(Set.of());
    return alike.stream().map(DuplicateCandidate::traveller).allMatch(others::contains);
  }

  void lock(byte[] index) {
    long key = java.nio.ByteBuffer.wrap(index).getLong();
    entities
        .createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)")
        .setParameter(1, key)
        .getResultList();
  }

  private byte[] index(TravelDocument document) {
    return DocumentIndex.of(document, protection);
  }

  Optional<TravellerEntity> byIndex(byte[] index) {
    try {
      return Optional.of(
          entities
              .createQuery(
                  "select t from TravellerEntity t where t.documentIndex = :index",
                  TravellerEntity.class)
              .setParameter("index", index)
              .getSingleResult());
    } catch (NoResultException e) {
      return Optional.empty();
    }
  }

  private Optional<TravellerEntity> inForce(TravellerId traveller) {
    return Optional.ofNullable(entities.find(TravellerEntity.class, traveller.value()))
        .filter(TravellerEntity::inForce);
  }

  @Override
  public Optional<TravellerSummary> find(TravellerId traveller) {
    return inForce(traveller).flatMap(this::summary);
  }

  private Optional<TravellerSummary> summary(TravellerEntity traveller) {
    return traveller
        .sealedIdentity()
        .map(
            bytes ->
                new TravellerSummary(
                    traveller.id(),
                    traveller.status(),
                    IdentityCodec.read(protection.open(traveller.id(), IDENTITY, bytes)),
                    traveller.createdAt()));
  }

  @Override
  public Optional<TravellerId> byDocument(TravelDocument document) {
    return byIndex(index(document)).map(TravellerEntity::id);
  }

  @Override
  public String reference(TravelDocument document) {
    return HexFormat.of()
        .formatHex(
            protection.blindIndex(
                "document-reference", document.issuingState() + "|" + document.number()),
            0,
            16);
  }

  @Override
  public List<TravellerSummary> recent(int limit) {
    return entities
        .createQuery(
            "select t from TravellerEntity t where t.sealedIdentity is not null"
                + " order by t.createdAt desc",
            TravellerEntity.class)
        .setMaxResults(Math.clamp(limit, 1, 200))
        .getResultStream()
        .flatMap(traveller -> summary(traveller).stream())
        .toList();
  }

  @Override
  public Optional<byte[]> portrait(TravellerId traveller) {
    return newestReference(traveller)
        .map(
            reference ->
                protection.open(traveller, FaceReferenceEntity.IMAGE, reference.sealedImage()));
  }

  @Override
  public Optional<FaceTemplate> reference(TravellerId traveller) {
    return newestReference(traveller)
        .map(
            reference ->
                FaceTemplate.fromBytes(
                    protection.open(
                        traveller, FaceReferenceEntity.TEMPLATE, reference.sealedTemplate())));
  }

  private Optional<FaceReferenceEntity> newestReference(TravellerId traveller) {
    if (inForce(traveller).isEmpty()) {
      return Optional.empty();
    }
    return entities
        .createQuery(
            "select r from FaceReferenceEntity r where r.traveller = :traveller"
                + " order by r.createdAt desc",
            FaceReferenceEntity.class)
        .setParameter("traveller", traveller.value())
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  @Override
  public long count() {
    return entities
        .createQuery(
            "select count(t) from TravellerEntity t where t.sealedIdentity is not null", Long.class)
        .getSingleResult();
  }

  @Override
  public void withdraw(TravellerId id, String by) {
    Optional<TravellerEntity> traveller = inForce(id);
    if (traveller.isEmpty()) {
      return;
    }
    credentials.revokeAll(id, by);
    for (ConsentPurpose purpose : ConsentPurpose.values()) {
      consentEnded.fire(new ConsentEnded(id, purpose));
    }
    traveller.get().withdraw(Instant.now());
    for (String kept : KEPT) {
      entities
          .createQuery("delete from " + kept + " k where k.traveller = :traveller")
          .setParameter("traveller", id.value())
          .executeUpdate();
    }
    entities
        .createQuery(
            "update ConsentEntity c set c.withdrawnAt = :now"
                + " where c.traveller = :traveller and c.withdrawnAt is null")
        .setParameter("now", Instant.now())
        .setParameter("traveller", id.value())
        .executeUpdate();
    AuditEntry entry = AuditEntry.of("traveller.withdrawn", by, TARGET + id);
    audit.append(protection.destroyed(id) ? entry.with("again", true) : entry.about(id));
    withdrawn.fire(new Withdrawn(id));
  }
}
