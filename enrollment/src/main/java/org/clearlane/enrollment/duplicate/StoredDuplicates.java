// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.clearlane.enrollment.Distinction;
import org.clearlane.enrollment.DuplicateCandidate;
import org.clearlane.enrollment.DuplicateCase;
import org.clearlane.enrollment.DuplicateCase.Decision;
import org.clearlane.enrollment.DuplicateCase.Kind;
import org.clearlane.enrollment.DuplicateCases;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.enrollment.registration.StoredRegistrations;
import org.clearlane.enrollment.traveller.StoredEnrollments.Withdrawn;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;

/** Cases in the authority's database. Of two enrolled travellers the subject has the higher id. */
@ApplicationScoped
@Transactional
public class StoredDuplicates implements DuplicateCases {
  private static final String BY = "system";
  private static final String OBJECT = "duplicate:";

  private @Inject EntityManager entities;
  private @Inject AuditTrail audit;
  private @Inject Enrollments enrollments;
  private @Inject StoredRegistrations registrations;

  /** What officers have found about a registration. */
  public sealed interface Verdict {
    /** Nobody was alike, or all who were are other people. */
    record Free(Optional<Distinction> distinction) implements Verdict {}

    /** An officer has to look. */
    record Waiting() implements Verdict {}

    /** The person is enrolled. */
    record SamePerson() implements Verdict {}
  }

  /** A registration waits for an officer. */
  public void hold(TravellerId registration, List<DuplicateCandidate> candidates) {
    candidates.forEach(it -> insert(Kind.REGISTRATION, registration, it));
  }

  /** What is known of a registration. */
  public Verdict verdict(TravellerId registration) {
    List<DuplicateCaseEntity> cases = of(registration);
    if (cases.stream().anyMatch(it -> it.decision().equals(Optional.of(Decision.SAME_PERSON)))) {
      return new Verdict.SamePerson();
    }
    if (cases.stream().anyMatch(it -> it.decision().isEmpty())) {
      return new Verdict.Waiting();
    }
    return new Verdict.Free(
        cases.stream()
            .findFirst()
            .map(
                first ->
                    new Distinction(
                        cases.stream()
                            .map(DuplicateCaseEntity::candidate)
                            .collect(Collectors.toSet()),
                        first.reason().orElse(Distinction.Reason.OTHER_EVIDENCE),
                        first.decidedBy())));
  }

  private List<DuplicateCaseEntity> of(TravellerId subject) {
    return entities
        .createQuery(
            "select c from DuplicateCaseEntity c where c.subject = :subject order by c.openedAt",
            DuplicateCaseEntity.class)
        .setParameter("subject", subject.value())
        .getResultList();
  }

  /** Another picture or document was handed in: what was found about the former one is void. */
  public void reconsider(TravellerId registration) {
    var _ =
        entities
            .createQuery(
                "delete from DuplicateCaseEntity c where c.subject = :subject"
                    + " and (c.decision is null or c.decision <> :same)")
            .setParameter("subject", registration.value())
            .setParameter("same", Decision.SAME_PERSON)
            .executeUpdate();
  }

  /** The registration is over. */
  public void forget(TravellerId registration) {
    var _ =
        entities
            .createQuery("delete from DuplicateCaseEntity c where c.subject = :subject")
            .setParameter("subject", registration.value())
            .executeUpdate();
  }

  void withdrawn(@Observes Withdrawn event) {
    var _ =
        entities
            .createQuery(
                "delete from DuplicateCaseEntity c where c.subject = :gone or c.candidate = :gone")
            .setParameter("gone", event.traveller().value())
            .executeUpdate();
  }

  /** A traveller was enrolled although somebody is alike: both are held to be two people. */
  public void distinguish(
      TravellerId traveller, DuplicateCandidate candidate, Distinction distinction) {
    Optional<DuplicateCaseEntity> kept = pair(traveller, candidate);
    if (kept.isPresent()) {
      decide(
          kept.get(),
          Decision.DIFFERENT_PERSON,
          Optional.of(distinction.reason()),
          distinction.by());
    }
  }

  /** A face that has just been enrolled was searched again; opens a case for whoever is new. */
  void lookAgain(TravellerId traveller, List<DuplicateCandidate> candidates) {
    for (DuplicateCandidate candidate : candidates) {
      if (!candidate.traveller().equals(traveller)) {
        var _ = pair(traveller, candidate);
      }
    }
  }

  /** The case of two enrolled travellers, if it is new. */
  private Optional<DuplicateCaseEntity> pair(TravellerId traveller, DuplicateCandidate other) {
    boolean higher = traveller.toString().compareTo(other.traveller().toString()) > 0;
    TravellerId subject = higher ? traveller : other.traveller();
    TravellerId candidate = higher ? other.traveller() : traveller;
    return insert(Kind.ENROLMENT, subject, new DuplicateCandidate(candidate, other.score()));
  }

  private Optional<DuplicateCaseEntity> insert(
      Kind kind, TravellerId subject, DuplicateCandidate candidate) {
    UUID id = UUID.randomUUID();
    int rows =
        entities
            .createNativeQuery(
                "insert into enrollment.duplicate_case"
                    + " (id, kind, subject, candidate, score, opened_at)"
                    + " values (?1, ?2, ?3, ?4, ?5, now()) on conflict (subject, candidate) do nothing")
            .setParameter(1, id)
            .setParameter(2, kind.name())
            .setParameter(3, subject.value())
            .setParameter(4, candidate.traveller().value())
            .setParameter(5, candidate.score())
            .executeUpdate();
    if (rows == 0) {
      return Optional.empty();
    }
    audit.append(
        AuditEntry.of("duplicate.opened", BY, OBJECT + id)
            .with("kind", kind.name().toLowerCase(Locale.ROOT))
            .with("subject", subject)
            .with("candidate", candidate.traveller())
            .with("score", rounded(candidate.score())));
    return Optional.ofNullable(entities.find(DuplicateCaseEntity.class, id));
  }

  @Override
  public List<DuplicateCase> open() {
    return entities
        .createQuery(
            "select c from DuplicateCaseEntity c where c.decision is null order by c.openedAt",
            DuplicateCaseEntity.class)
        .setMaxResults(MOST_LISTED)
        .getResultStream()
        .flatMap(it -> told(it).stream())
        .toList();
  }

  /** Empty where either of the two is gone. */
  private Optional<DuplicateCase> told(DuplicateCaseEntity it) {
    return document(it)
        .flatMap(
            document ->
                enrollments
                    .find(it.candidate())
                    .map(
                        candidate ->
                            new DuplicateCase(
                                it.id(),
                                it.kind(),
                                it.subject(),
                                document,
                                it.candidate(),
                                candidate.document(),
                                it.score(),
                                it.openedAt())));
  }

  private Optional<TravelDocument> document(DuplicateCaseEntity it) {
    return switch (it.kind()) {
      case REGISTRATION -> registrations.documentOf(it.subject());
      case ENROLMENT -> enrollments.find(it.subject()).map(TravellerSummary::document);
    };
  }

  @Override
  public Optional<byte[]> portrait(UUID duplicateCase) {
    return Optional.ofNullable(entities.find(DuplicateCaseEntity.class, duplicateCase))
        .flatMap(
            it ->
                switch (it.kind()) {
                  case REGISTRATION -> registrations.portraitOf(it.subject());
                  case ENROLMENT -> enrollments.portrait(it.subject());
                });
  }

  @Override
  public boolean decide(UUID id, Decision decision, Distinction.Reason reason, String by) {
    Optional<DuplicateCaseEntity> found =
        Optional.ofNullable(
                entities.find(DuplicateCaseEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
            .filter(it -> it.decision().isEmpty());
    found.ifPresent(it -> decide(it, decision, why(decision, reason), by));
    return found.isPresent();
  }

  private static Optional<Distinction.Reason> why(Decision decision, Distinction.Reason reason) {
    return Optional.of(reason).filter(_ -> decision == Decision.DIFFERENT_PERSON);
  }

  private void decide(
      DuplicateCaseEntity it, Decision decision, Optional<Distinction.Reason> reason, String by) {
    it.decide(decision, reason.orElse(null), by, now());
    AuditEntry entry =
        AuditEntry.of("duplicate.decided", by, OBJECT + it.id())
            .with("decision", decision.name().toLowerCase(Locale.ROOT))
            .with("subject", it.subject())
            .with("candidate", it.candidate())
            .with("score", rounded(it.score()));
    audit.append(
        reason.map(why -> entry.with("reason", why.name().toLowerCase(Locale.ROOT))).orElse(entry));
  }

  @Override
  public List<TravellerId> alikeTo(TravellerId traveller) {
    return entities
        .createQuery(
            "select c from DuplicateCaseEntity c"
                + " where c.subject = :traveller or c.candidate = :traveller",
            DuplicateCaseEntity.class)
        .setParameter("traveller", traveller.value())
        .getResultStream()
        .map(it -> it.subject().equals(traveller) ? it.candidate() : it.subject())
        .toList();
  }

  private static String rounded(double score) {
    return String.format(Locale.ROOT, "%.3f", score);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
