// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.FaceAcquisition.NotAcquired;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.ReEnrolments;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.TravellerId;

/** Re-enrolment as the database knows it: each reference tells its own model. */
@ApplicationScoped
@Transactional
public class StoredReEnrolments implements ReEnrolments {
  private static final String CONSENT =
      "exists (select 1 from enrollment.consent c"
          + " where c.traveller = r.traveller and c.withdrawn_at is null)";
  private static final String DUE =
      " r.model_id <> ?1 and r.failed_model_id is distinct from ?1 and " + CONSENT;

  private @Inject EntityManager entities;
  private @Inject AuditTrail audit;
  private @Inject DataProtection protection;
  private @Inject FaceMatcher faces;
  private @Inject Event<Started> started;
  private @Inject Event<ReferenceRenewed> renewed;

  /** A run is wanted; it begins when this has been stored. */
  public record Started() {}

  @Override
  public Progress progress() {
    String model = faces.modelId();
    Object[] counts =
        (Object[])
            entities
                .createNativeQuery(
                    "select count(*), count(*) filter (where r.model_id = ?1),"
                        + (" count(*) filter (where r.model_id <> ?1 and not " + CONSENT + "),")
                        + (" count(*) filter (where r.model_id <> ?1 and r.failed_model_id = ?1 and "
                            + CONSENT
                            + ")")
                        + " from enrollment.face_reference r")
                .setParameter(1, model)
                .getSingleResult();
    Optional<ReEnrolmentEntity> run = run(model);
    return new Progress(
        model,
        run.map(ReEnrolmentEntity::running).orElse(false),
        number(counts[0]),
        number(counts[1]),
        number(counts[2]),
        number(counts[3]),
        run.map(ReEnrolmentEntity::startedBy),
        run.map(ReEnrolmentEntity::startedAt));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  private Optional<ReEnrolmentEntity> run(String model) {
    return Optional.ofNullable(entities.find(ReEnrolmentEntity.class, model));
  }

  /** Whether a run towards the current model is wanted. */
  public boolean running() {
    return run(faces.modelId()).map(ReEnrolmentEntity::running).orElse(false);
  }

  @Override
  public Progress start(String by) {
    String model = faces.modelId();
    ReEnrolmentEntity run = run(model).orElseGet(() -> new ReEnrolmentEntity(model));
    if (!run.running()) {
      run.start(by, now());
      entities.persist(run);
      audit("started", by, model, progress());
      started.fire(new Started());
    }
    return progress();
  }

  @Override
  public Progress stop(String by) {
    end("paused", by);
    return progress();
  }

  /** The run has found nothing left. */
  public void finish() {
    end("finished", "system");
  }

  private void end(String how, String by) {
    run(faces.modelId())
        .filter(ReEnrolmentEntity::running)
        .ifPresent(
            run -> {
              run.end(now());
              audit(how, by, faces.modelId(), progress());
            });
  }

  private void audit(String how, String by, String model, Progress progress) {
    audit.append(
        AuditEntry.of("re-enrolment." + how, by, "model:" + model)
            .with("references", progress.references())
            .with("current", progress.current())
            .with("without-consent", progress.withoutConsent())
            .with("failed", progress.failed()));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public Optional<FaceTemplate> renew(TravellerId traveller) {
    String newest = " order by r.created_at desc";
    // Waits for the background run if that has the reference just now.
    Optional<FaceReferenceEntity> due =
        one(" r.traveller = ?2 and" + DUE + newest, traveller.value(), "for update of r");
    if (due.isPresent()) {
      return renew(due.get());
    }
    return one(" r.traveller = ?2 and r.model_id = ?1" + newest, traveller.value(), "")
        .map(
            reference ->
                FaceTemplate.fromBytes(
                    protection.open(
                        traveller, FaceReferenceEntity.TEMPLATE, reference.sealedTemplate())));
  }

  /**
   * Renews the next reference that is due.
   *
   * @param after the one renewed before, or the lowest id
   */
  public ReEnrolmentStep next(UUID after) {
    if (!faces.ready()) {
      return new ReEnrolmentStep.NotReady();
    }
    // What another server works on is left to it.
    Optional<FaceReferenceEntity> due =
        one(" r.id > ?2 and" + DUE + " order by r.id", after, "for update of r skip locked");
    due.ifPresent(this::renew);
    return due.<ReEnrolmentStep>map(reference -> new ReEnrolmentStep.Done(reference.id()))
        .orElseGet(ReEnrolmentStep.NothingLeft::new);
  }

  private Optional<FaceReferenceEntity> one(String where, UUID parameter, String lock) {
    Stream<?> found =
        entities
            .createNativeQuery(
                "select r.* from enrollment.face_reference r where" + where + " limit 1 " + lock,
                FaceReferenceEntity.class)
            .setParameter(1, faces.modelId())
            .setParameter(2, parameter)
            .getResultStream();
    return found.findFirst().map(FaceReferenceEntity.class::cast);
  }

  private Optional<FaceTemplate> renew(FaceReferenceEntity reference) {
    TravellerId traveller = reference.traveller();
    byte[] image = protection.open(traveller, FaceReferenceEntity.IMAGE, reference.sealedImage());
    return switch (faces.acquire(image)) {
      case Acquired face -> {
        FaceTemplate template = face.template();
        reference.renew(
            template.modelId(),
            protection.seal(traveller, FaceReferenceEntity.TEMPLATE, template.toBytes()),
            face.quality().overall());
        audit.append(
            AuditEntry.of("traveller.re-enrolled", "system", "traveller:" + traveller)
                .about(traveller)
                .with("model", template.modelId()));
        entities.flush();
        renewed.fire(new ReferenceRenewed(traveller));
        yield Optional.of(template);
      }
      case NotAcquired(AcquisitionFailure failure) -> {
        if (failure != AcquisitionFailure.NOT_READY) {
          reference.failed(faces.modelId());
        }
        yield Optional.empty();
      }
    };
  }
}
