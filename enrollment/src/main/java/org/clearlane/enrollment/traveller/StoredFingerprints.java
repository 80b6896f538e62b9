// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FingerCaptures;
import org.clearlane.biometrics.FingerprintAcquisition;
import org.clearlane.biometrics.FingerprintAcquisition.Acquired;
import org.clearlane.biometrics.FingerprintAcquisition.NotAcquired;
import org.clearlane.biometrics.FingerprintEnrolment;
import org.clearlane.biometrics.FingerprintMatcher;
import org.clearlane.biometrics.FingerprintReference;
import org.clearlane.biometrics.FingerprintTemplate;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Consents;
import org.clearlane.enrollment.FingerPictures;
import org.clearlane.enrollment.Fingerprints;
import org.clearlane.enrollment.FingersOutcome;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.TravellerId;

/** Enrolled fingers in the authority's database. */
@ApplicationScoped
@Transactional
public class StoredFingerprints implements Fingerprints {
  private @Inject EntityManager entities;
  private @Inject AuditTrail audit;
  private @Inject DataProtection protection;
  private @Inject FingerprintMatcher matcher;
  private @Inject Consents consents;

  @Override
  public FingersOutcome enrol(TravellerId traveller, List<FingerPictures> fingers, String by) {
    if (!inForce(traveller)) {
      return new FingersOutcome.UnknownTraveller();
    }
    if (!consents.granted(traveller, ConsentPurpose.E_CHANNEL)) {
      return new FingersOutcome.ConsentMissing();
    }
    List<FingerCaptures> captures = new ArrayList<>();
    for (FingerPictures finger : fingers) {
      List<Acquired> acquired = new ArrayList<>();
      for (var picture : finger.pictures()) {
        FingerprintAcquisition acquisition = matcher.acquire(picture, finger.position());
        switch (acquisition) {
          case Acquired found -> acquired.add(found);
          case NotAcquired(var failure) -> {
            return new FingersOutcome.PictureRejected(
                finger.position(), acquired.size() + 1, failure);
          }
        }
      }
      captures.add(new FingerCaptures(finger.position(), acquired));
    }
    return switch (matcher.enrol(captures)) {
      case FingerprintEnrolment.CapturesDisagree(var position) ->
          new FingersOutcome.PicturesDisagree(position);
      case FingerprintEnrolment.SameFinger _ -> new FingersOutcome.SameFinger();
      case FingerprintEnrolment.Enrolled(var reference) -> store(traveller, reference, by);
    };
  }

  private FingersOutcome store(TravellerId id, FingerprintReference reference, String by) {
    // A withdrawal meanwhile must not leave templates behind.
    TravellerEntity traveller =
        entities.find(TravellerEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    if (traveller == null || !traveller.inForce()) {
      return new FingersOutcome.UnknownTraveller();
    }
    FingerprintReferenceEntity stored = entities.find(FingerprintReferenceEntity.class, id.value());
    if (stored == null) {
      stored = new FingerprintReferenceEntity(id);
      entities.persist(stored);
    }
    stored.become(
        reference.algorithm(),
        protection.seal(id, FingerprintReferenceEntity.TEMPLATES, reference.toBytes()),
        Instant.now().truncatedTo(ChronoUnit.MICROS));
    var positions = reference.fingers().stream().map(FingerprintTemplate::position).toList();
    audit.append(
        AuditEntry.of("traveller.fingers-enrolled", by, "traveller:" + id)
            .about(id)
            .with("fingers", positions));
    return new FingersOutcome.Enrolled(positions);
  }

  @Override
  public Optional<FingerprintReference> reference(TravellerId traveller) {
    if (!inForce(traveller)) {
      return Optional.empty();
    }
    return Optional.ofNullable(entities.find(FingerprintReferenceEntity.class, traveller.value()))
        .filter(stored -> stored.algorithm().equals(matcher.algorithm()))
        .map(
            stored ->
                FingerprintReference.fromBytes(
                    protection.open(
                        traveller,
                        FingerprintReferenceEntity.TEMPLATES,
                        stored.sealedTemplates())));
  }

  private boolean inForce(TravellerId traveller) {
    TravellerEntity found = entities.find(TravellerEntity.class, traveller.value());
    return found != null && found.inForce();
  }
}
