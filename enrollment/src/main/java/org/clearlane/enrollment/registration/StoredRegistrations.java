// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.registration;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.clearlane.enrollment.ConsentForm;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Consents;
import org.clearlane.enrollment.Credentials;
import org.clearlane.enrollment.EnrollmentException;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.EnrolmentOutcome;
import org.clearlane.enrollment.EnrolmentRequest;
import org.clearlane.enrollment.IssuanceOutcome;
import org.clearlane.enrollment.Populations;
import org.clearlane.enrollment.ProofingFault;
import org.clearlane.enrollment.Registration;
import org.clearlane.enrollment.RegistrationOutcome;
import org.clearlane.enrollment.RegistrationOutcome.Advanced;
import org.clearlane.enrollment.RegistrationOutcome.Reason;
import org.clearlane.enrollment.RegistrationOutcome.Refused;
import org.clearlane.enrollment.RegistrationStep;
import org.clearlane.enrollment.RegistrationTicket;
import org.clearlane.enrollment.Suspensions;
import org.clearlane.enrollment.duplicate.StoredDuplicates;
import org.clearlane.enrollment.duplicate.StoredDuplicates.Verdict;
import org.clearlane.enrollment.proofing.Challenge;
import org.clearlane.enrollment.proofing.ProvedIdentity;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;

/**
 * Registrations in the authority's database. Each method is a transaction that holds the
 * registration's row: of two clicks, the second waits and finds what the first did.
 */
@ApplicationScoped
@Transactional
public class StoredRegistrations {
  private static final String BY = "traveller";
  private static final String DRAFT = "registration";
  private static final String PORTRAIT = "registration-portrait";
  private static final String GUARDIAN = "guardian";

  private @Inject EntityManager entities;
  private @Inject DataProtection protection;
  private @Inject AuditTrail audit;
  private @Inject Enrollments enrollments;
  private @Inject Credentials credentials;
  private @Inject Populations populations;
  private @Inject Suspensions suspensions;
  private @Inject StoredDuplicates duplicates;
  private @Inject Authorities authorities;
  private @Inject Event<Ended> ended;

  /** What was entered is not needed any more; its key goes once that has committed. */
  record Ended(TravellerId key) {}

  void destroyKey(@Observes(during = TransactionPhase.AFTER_SUCCESS) Ended event) {
    protection.destroy(event.key());
  }

  /** Begins one, unless there are as many as may be. */
  public Optional<RegistrationTicket> begin() {
    long open =
        entities
            .createQuery(
                "select count(r) from RegistrationEntity r where r.expiresAt > :now and r.traveller is null",
                Long.class)
            .setParameter("now", Instant.now())
            .getSingleResult();
    if (open >= RegistrationSettings.MOST.get()) {
      return Optional.empty();
    }
    RegistrationTicket ticket = RegistrationTicket.random();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    RegistrationEntity registration =
        new RegistrationEntity(
            ticket.id(), hash(ticket.secret()), now, now.plus(RegistrationSettings.VALIDITY.get()));
    keep(registration, Draft.EMPTY);
    entities.persist(registration);
    return Optional.of(ticket);
  }

  /** How far it has come. */
  public Optional<Registration> current(RegistrationTicket ticket) {
    return find(ticket, LockModeType.NONE).map(it -> view(it, draft(it)));
  }

  /** Destroys what was entered. */
  public void abandon(RegistrationTicket ticket) {
    held(ticket)
        .filter(it -> it.step() != RegistrationStep.DONE)
        .ifPresent(
            registration -> {
              entities.remove(registration);
              duplicates.forget(registration.key());
              ended.fire(new Ended(registration.key()));
            });
  }

  /** Remembers what the provider was asked. */
  Optional<Reason> departing(RegistrationTicket ticket, Challenge challenge, String state) {
    Optional<RegistrationEntity> found = held(ticket);
    if (found.isEmpty()) {
      return Optional.of(Reason.UNKNOWN);
    }
    RegistrationEntity registration = found.get();
    if (registration.step() == RegistrationStep.DONE) {
      return Optional.of(Reason.NOT_NOW);
    }
    registration.await(hash(state));
    keep(registration, draft(registration).departing(challenge));
    return Optional.empty();
  }

  /**
   * What was asked under this state, which is used up by it. An answer that nobody waits for is
   * noted as a fault, unless the identity is proved already: then somebody only went back.
   */
  Optional<Challenge> answered(RegistrationTicket ticket, String state) {
    Optional<RegistrationEntity> found = held(ticket);
    if (found.isEmpty() || found.get().step() == RegistrationStep.DONE) {
      return Optional.empty();
    }
    RegistrationEntity registration = found.get();
    Draft draft = draft(registration);
    if (registration.waitsFor(hash(state))) {
      registration.awaitNothing();
      return draft.challenge();
    }
    if (draft.identity().isEmpty()) {
      keep(registration, draft.noted(ProofingFault.PROOFING_EXPIRED));
    }
    return Optional.empty();
  }

  /** The proofing came to nothing. */
  void failed(RegistrationTicket ticket, ProofingFault fault) {
    held(ticket)
        .filter(it -> it.step() != RegistrationStep.DONE)
        .ifPresent(
            registration -> {
              keep(registration, draft(registration).failed(fault));
              audit.append(
                  entry("registration.proofing-failed", ticket).with("fault", fault.name()));
            });
  }

  /** The provider vouches for somebody. */
  void proved(RegistrationTicket ticket, ProvedIdentity identity) {
    held(ticket)
        .filter(it -> it.step() != RegistrationStep.DONE)
        .ifPresent(
            registration -> {
              Draft proved = draft(registration).proved(identity);
              if (!proved.pictureKept()) {
                registration.keepPortrait(null);
                duplicates.reconsider(registration.key());
              }
              keep(registration, proved);
              audit.append(entry("registration.proved", ticket).with("issuer", identity.issuer()));
            });
  }

  RegistrationOutcome document(RegistrationTicket ticket, TravelDocument document) {
    return step(
        ticket,
        draft -> draft.identity().isPresent(),
        (registration, draft) ->
            document(ticket, registration, draft, draft.identity().orElseThrow(), document));
  }

  private RegistrationOutcome document(
      RegistrationTicket ticket,
      RegistrationEntity registration,
      Draft draft,
      ProvedIdentity identity,
      TravelDocument document) {
    Optional<TravellerId> enrolled =
        identity.names(document) ? enrollments.byDocument(document) : Optional.empty();
    if (enrolled.filter(it -> vouchedFor(it, identity)).isPresent()) {
      return comeAgain(ticket, registration, enrolled.get());
    }
    Optional<Reason> reason = refused(identity, document, enrolled.isPresent());
    if (reason.isPresent()) {
      audit.append(
          entry("registration.document-refused", ticket).with("reason", reason.get().name()));
      return new Refused(reason.get());
    }
    return keep(registration, draft.with(document));
  }

  /** Takes a step of a registration that is not done, where the draft is ready for it. */
  private RegistrationOutcome step(
      RegistrationTicket ticket,
      Predicate<Draft> ready,
      BiFunction<RegistrationEntity, Draft, RegistrationOutcome> work) {
    Optional<RegistrationEntity> found = held(ticket);
    if (found.isEmpty()) {
      return new Refused(Reason.UNKNOWN);
    }
    Draft draft = draft(found.get());
    return found.get().step() == RegistrationStep.DONE || !ready.test(draft)
        ? new Refused(Reason.NOT_NOW)
        : work.apply(found.get(), draft);
  }

  private static Optional<Reason> refused(
      ProvedIdentity identity, TravelDocument document, boolean enrolled) {
    if (!identity.names(document)) {
      return Optional.of(Reason.DOCUMENT_DIFFERS);
    }
    if (document.expiredOn(today())) {
      return Optional.of(Reason.DOCUMENT_EXPIRED);
    }
    return enrolled ? Optional.of(Reason.DOCUMENT_ALREADY_ENROLLED) : Optional.empty();
  }

  private boolean vouchedFor(TravellerId traveller, ProvedIdentity identity) {
    ProofingEntity proofing = entities.find(ProofingEntity.class, traveller.value());
    return proofing != null && proofing.isOf(identity.issuer(), subject(identity));
  }

  private byte[] subject(ProvedIdentity identity) {
    return protection.blindIndex("e-id-subject", identity.issuer() + "|" + identity.subject());
  }

  /** Whoever registered before, with the same e-ID, only needs a credential for another phone. */
  private RegistrationOutcome comeAgain(
      RegistrationTicket ticket, RegistrationEntity registration, TravellerId traveller) {
    audit.append(entry("registration.came-again", ticket).about(traveller));
    duplicates.forget(registration.key());
    registration.done(traveller);
    ended.fire(new Ended(registration.key()));
    return new Advanced(view(registration, Draft.EMPTY));
  }

  /** Whether a picture would be looked at now, and how many were. */
  Optional<Integer> picturesSoFar(RegistrationTicket ticket) {
    return find(ticket, LockModeType.NONE)
        .filter(it -> it.step() != RegistrationStep.DONE)
        .map(this::draft)
        .filter(draft -> draft.document().isPresent())
        .map(Draft::pictures);
  }

  /** A picture was looked at. */
  RegistrationOutcome looked(RegistrationTicket ticket, Optional<byte[]> usable) {
    return step(
        ticket,
        draft -> draft.document().isPresent(),
        (registration, draft) -> {
          usable.ifPresent(image -> keepPortrait(registration, image));
          return keep(registration, draft.looked(usable.isPresent()));
        });
  }

  private void keepPortrait(RegistrationEntity registration, byte[] image) {
    registration.keepPortrait(protection.seal(registration.key(), PORTRAIT, image));
    duplicates.reconsider(registration.key());
  }

  RegistrationOutcome consent(RegistrationTicket ticket, ConsentForm form) {
    return step(
        ticket,
        Draft::pictureKept,
        (registration, draft) ->
            incomplete(form, draft)
                .<RegistrationOutcome>map(Refused::new)
                .orElseGet(() -> keep(registration, draft.with(given(form, draft)))));
  }

  private static Draft.Consent given(ConsentForm form, Draft draft) {
    return new Draft.Consent(
        form.purposes().stream().sorted().toList(),
        form.textVersion(),
        draft.underAge(today()) ? form.guardian() : Optional.empty(),
        form.counterpart());
  }

  private Optional<Reason> incomplete(ConsentForm form, Draft draft) {
    if (form.purposes().isEmpty()) {
      return Optional.of(Reason.CONSENT_MISSING);
    }
    if (!RegistrationSettings.services().containsAll(form.purposes())) {
      return Optional.of(Reason.SERVICE_NOT_OFFERED);
    }
    if (!form.textVersion().equals(Consents.TEXT_VERSION)) {
      return Optional.of(Reason.CONSENT_TEXT_OUTDATED);
    }
    if (draft.underAge(today()) && form.guardian().isEmpty()) {
      return Optional.of(Reason.GUARDIAN_MISSING);
    }
    boolean counterpart = form.counterpart().filter(this::another).isPresent();
    if (form.purposes().contains(ConsentPurpose.COLLABORATIVE_INSPECTION) != counterpart) {
      return Optional.of(Reason.COUNTERPART_MISSING);
    }
    return Optional.empty();
  }

  private boolean another(String code) {
    return authorities
        .byCode(code)
        .filter(it -> !it.equals(AuthorityContext.current()))
        .isPresent();
  }

  /** Enrols the traveller, once. Empty: that is done. */
  Optional<Reason> enrol(RegistrationTicket ticket) {
    Optional<RegistrationEntity> found = held(ticket);
    if (found.isEmpty()) {
      return Optional.of(Reason.UNKNOWN);
    }
    RegistrationEntity registration = found.get();
    if (registration.step() == RegistrationStep.DONE) {
      return Optional.empty();
    }
    if (registration.step() != RegistrationStep.COMPLETION) {
      return Optional.of(Reason.NOT_NOW);
    }
    Draft draft = draft(registration);
    Draft.Consent consent = draft.consent().orElseThrow();
    if (consent.purposes().contains(ConsentPurpose.CONTACTLESS_GROUP)
        && populations.room(draft.document().orElseThrow()) == Populations.Room.FULL) {
      return Optional.of(Reason.POPULATION_FULL);
    }
    return switch (duplicates.verdict(registration.key())) {
      case Verdict.Waiting _ -> Optional.of(Reason.UNDER_REVIEW);
      case Verdict.SamePerson _ -> Optional.of(Reason.SAME_PERSON);
      case Verdict.Free(var distinction) ->
          enrol(
              ticket,
              registration,
              new EnrolmentRequest(
                  draft.document().orElseThrow(),
                  portrait(registration),
                  EnumSet.copyOf(consent.purposes()),
                  distinction));
    };
  }

  private Optional<Reason> enrol(
      RegistrationTicket ticket, RegistrationEntity registration, EnrolmentRequest request) {
    Draft draft = draft(registration);
    Draft.Consent consent = draft.consent().orElseThrow();
    return switch (enrollments.enrol(request, BY)) {
      case EnrolmentOutcome.Enrolled enrolled -> {
        keep(enrolled.traveller(), draft.identity().orElseThrow(), consent);
        audit.append(entry("registration.completed", ticket).about(enrolled.traveller()));
        registration.done(enrolled.traveller());
        duplicates.forget(registration.key());
        ended.fire(new Ended(registration.key()));
        yield Optional.empty();
      }
      case EnrolmentOutcome.DocumentAlreadyEnrolled _ ->
          Optional.of(Reason.DOCUMENT_ALREADY_ENROLLED);
      case EnrolmentOutcome.DuplicateSuspected(var candidates) -> {
        duplicates.hold(registration.key(), candidates);
        yield Optional.of(Reason.UNDER_REVIEW);
      }
      case EnrolmentOutcome.DocumentNotAccepted _ -> Optional.of(Reason.DOCUMENT_EXPIRED);
      case EnrolmentOutcome.ConsentMissing _ -> Optional.of(Reason.CONSENT_MISSING);
      // It was usable before: the model changed meanwhile, or is not there.
      case EnrolmentOutcome.PortraitRejected _ -> Optional.of(Reason.NOT_NOW);
    };
  }

  private void keep(TravellerId traveller, ProvedIdentity identity, Draft.Consent consent) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    entities.persist(new ProofingEntity(traveller, identity.issuer(), subject(identity), now));
    consent
        .guardian()
        .ifPresent(
            guardian ->
                entities.persist(
                    new GuardianEntity(
                        traveller,
                        protection.seal(
                            traveller,
                            GUARDIAN,
                            Json.createObjectBuilder()
                                .add("name", guardian.name())
                                .add("relationship", guardian.relationship().name())
                                .build()
                                .toString()
                                .getBytes(UTF_8)),
                        now)));
    consent
        .counterpart()
        .ifPresent(
            code -> {
              entities.flush();
              entities
                  .createNativeQuery(
                      "update enrollment.consent set counterpart = ?1"
                          + " where traveller = ?2 and purpose = ?3")
                  .setParameter(1, code)
                  .setParameter(2, traveller.value())
                  .setParameter(3, ConsentPurpose.COLLABORATIVE_INSPECTION.name())
                  .executeUpdate();
            });
  }

  /** Issues a credential in place of those that the traveller may have. */
  RegistrationOutcome issue(RegistrationTicket ticket, String deviceKey) {
    Optional<TravellerId> traveller = held(ticket).flatMap(RegistrationEntity::traveller);
    if (traveller.isEmpty()) {
      return new Refused(Reason.UNKNOWN);
    }
    if (suspensions.of(traveller.get()).isPresent()) {
      return new Refused(Reason.NOT_NOW);
    }
    credentials.revokeAll(traveller.get(), BY);
    String code = credentials.activate(traveller.get(), BY).text();
    return switch (credentials.issue(code, deviceKey)) {
      case IssuanceOutcome.Issued issued -> new RegistrationOutcome.Completed(issued);
      case IssuanceOutcome.BadDeviceKey _ -> new Refused(Reason.BAD_DEVICE_KEY);
      case IssuanceOutcome.UnknownOrUsedCode _ ->
          throw new EnrollmentException("a code that was just made is not known");
    };
  }

  /**
   * Destroys what is over.
   *
   * @return how many registrations
   */
  int purge(Instant now, int most) {
    List<RegistrationEntity> over =
        entities
            .createQuery(
                "select r from RegistrationEntity r where r.expiresAt <= :now",
                RegistrationEntity.class)
            .setParameter("now", now)
            .setMaxResults(most)
            .getResultList();
    for (RegistrationEntity registration : over) {
      entities.remove(registration);
      duplicates.forget(registration.key());
      ended.fire(new Ended(registration.key()));
    }
    return over.size();
  }

  /** The document of a registration that an officer has to look at. */
  public Optional<TravelDocument> documentOf(TravellerId registration) {
    return waiting(registration).flatMap(it -> draft(it).document());
  }

  /** The portrait of a registration that an officer has to look at. */
  public Optional<byte[]> portraitOf(TravellerId registration) {
    return waiting(registration).filter(it -> it.sealedPortrait().isPresent()).map(this::portrait);
  }

  private Optional<RegistrationEntity> waiting(TravellerId registration) {
    return Optional.ofNullable(entities.find(RegistrationEntity.class, registration.value()))
        .filter(it -> it.step() != RegistrationStep.DONE)
        .filter(it -> it.expiresAt().isAfter(Instant.now()));
  }

  private Optional<RegistrationEntity> held(RegistrationTicket ticket) {
    return find(ticket, LockModeType.PESSIMISTIC_WRITE);
  }

  private Optional<RegistrationEntity> find(RegistrationTicket ticket, LockModeType lock) {
    return Optional.ofNullable(entities.find(RegistrationEntity.class, ticket.id(), lock))
        .filter(it -> it.heldBy(hash(ticket.secret())))
        .filter(it -> it.expiresAt().isAfter(Instant.now()));
  }

  private Draft draft(RegistrationEntity registration) {
    return registration
        .sealedDraft()
        .map(bytes -> DraftCodec.read(protection.open(registration.key(), DRAFT, bytes)))
        .orElse(Draft.EMPTY);
  }

  private byte[] portrait(RegistrationEntity registration) {
    return protection.open(
        registration.key(), PORTRAIT, registration.sealedPortrait().orElseThrow());
  }

  private RegistrationOutcome keep(RegistrationEntity registration, Draft draft) {
    registration.keep(
        next(draft), protection.seal(registration.key(), DRAFT, DraftCodec.write(draft)));
    return new Advanced(view(registration, draft));
  }

  private static RegistrationStep next(Draft draft) {
    if (draft.identity().isEmpty()) {
      return RegistrationStep.PROOFING;
    }
    if (draft.document().isEmpty()) {
      return RegistrationStep.DOCUMENT;
    }
    if (!draft.pictureKept()) {
      return RegistrationStep.PORTRAIT;
    }
    return draft.consent().isEmpty() ? RegistrationStep.CONSENT : RegistrationStep.COMPLETION;
  }

  private static Registration view(RegistrationEntity registration, Draft draft) {
    return new Registration(
        registration.step(),
        draft.identity().map(it -> hint(it.issuingState(), it.documentNumber())),
        draft.underAge(today()),
        draft.fault(),
        registration.expiresAt());
  }

  private static Registration.DocumentHint hint(String state, String number) {
    return new Registration.DocumentHint(state, number.substring(Math.max(0, number.length() - 3)));
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.systemDefault());
  }

  private static AuditEntry entry(String action, RegistrationTicket ticket) {
    return AuditEntry.of(action, BY, "registration:" + ticket.id());
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new EnrollmentException("SHA-256 is not available", e);
    }
  }
}
