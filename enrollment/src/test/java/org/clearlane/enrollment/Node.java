// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.clearlane.enrollment.credential.CredentialRetention;
import org.clearlane.enrollment.credential.IssuedCredentials;
import org.clearlane.enrollment.disclosure.StoredDisclosures;
import org.clearlane.enrollment.duplicate.DuplicateRetention;
import org.clearlane.enrollment.duplicate.EnrolledFaces;
import org.clearlane.enrollment.duplicate.FaceLog;
import org.clearlane.enrollment.duplicate.StoredDuplicates;
import org.clearlane.enrollment.journey.DisclosedJourneys;
import org.clearlane.enrollment.journey.EligibilityRule;
import org.clearlane.enrollment.journey.FlightFigures;
import org.clearlane.enrollment.journey.FlightGalleries;
import org.clearlane.enrollment.journey.FlightJourneys;
import org.clearlane.enrollment.journey.GallerySource;
import org.clearlane.enrollment.journey.JourneyEnd;
import org.clearlane.enrollment.journey.JourneyRetention;
import org.clearlane.enrollment.journey.JourneyRounds;
import org.clearlane.enrollment.journey.StoredFlights;
import org.clearlane.enrollment.journey.StoredJourneys;
import org.clearlane.enrollment.population.ConsentFollower;
import org.clearlane.enrollment.population.MembershipDates;
import org.clearlane.enrollment.population.MembershipRetention;
import org.clearlane.enrollment.population.PopulationGalleries;
import org.clearlane.enrollment.population.RosterUploads;
import org.clearlane.enrollment.population.StoredPopulations;
import org.clearlane.enrollment.proofing.EidKeys;
import org.clearlane.enrollment.registration.RegistrationRetention;
import org.clearlane.enrollment.registration.StoredRegistrations;
import org.clearlane.enrollment.traveller.StoredConsents;
import org.clearlane.enrollment.traveller.StoredDocumentChanges;
import org.clearlane.enrollment.traveller.StoredEnrollments;
import org.clearlane.enrollment.traveller.StoredFingerprints;
import org.clearlane.enrollment.traveller.StoredReEnrolments;
import org.clearlane.enrollment.traveller.StoredSuspensions;
import org.clearlane.enrollment.traveller.TravellerRetention;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.Outbox;
import org.clearlane.kernel.PartnerEvent;
import org.clearlane.kernel.RetentionJob;
import org.clearlane.kernel.RetentionJobs;
import org.clearlane.kernel.RetentionRule;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** The module as one server runs it, for authority A; several may share database and keys. */
public final class Node {
  public static final Authority A = new Authority("a");

  /** A port of two. */
  private static final Authorities AUTHORITIES =
      new Authorities() {
        @Override
        public List<Authority> all() {
          return List.of(A, new Authority("b"));
        }

        @Override
        public Optional<Authority> byCode(String code) {
          return all().stream().filter(it -> it.code().equals(code)).findFirst();
        }

        @Override
        public String name(Authority authority) {
          return authority.code();
        }

        @Override
        public boolean ready(Authority authority) {
          return true;
        }
      };

  private static final List<Class<? extends RetentionJobs>> RETENTION =
      List.of(
          CredentialRetention.class,
          DuplicateRetention.class,
          RegistrationRetention.class,
          MembershipRetention.class,
          JourneyRetention.class,
          TravellerRetention.class);

  private static final ScopedValue<Transaction> CURRENT = ScopedValue.newInstance();

  private final TestDatabase database;
  private final Beans beans;
  private final List<AuditEntry> audited = new CopyOnWriteArrayList<>();
  private final List<PartnerEvent> told = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusedCodes = new AtomicInteger();
  private final FakeScreening screening = new FakeScreening();
  private final TestGalleries galleries = new TestGalleries();

  private record Transaction(EntityManager entities, List<Runnable> afterSuccess) {}

  public Node(TestDatabase database, FakeKeyStore keys) {
    this(database, keys, new FakeFaceMatcher());
  }

  public Node(TestDatabase database, FakeKeyStore keys, FakeFaceMatcher faces) {
    this.database = database;
    AuditTrail audit = audited::add;
    Outbox outbox = told::add;
    beans =
        new Beans(
            List.of(
                StoredEnrollments.class,
                StoredConsents.class,
                StoredReEnrolments.class,
                StoredFingerprints.class,
                StoredSuspensions.class,
                StoredDocumentChanges.class,
                StoredDisclosures.class,
                IssuedCredentials.class,
                CredentialRetention.class,
                DuplicateRetention.class,
                RegistrationRetention.class,
                MembershipRetention.class,
                JourneyRetention.class,
                TravellerRetention.class,
                DisclosedJourneys.class,
                StoredRegistrations.class,
                EidKeys.class,
                StoredPopulations.class,
                ConsentFollower.class,
                PopulationGalleries.class,
                MembershipDates.class,
                RosterUploads.class,
                EligibilityRule.class,
                FlightFigures.class,
                StoredFlights.class,
                StoredJourneys.class,
                JourneyEnd.class,
                GallerySource.class,
                FlightGalleries.class,
                FlightJourneys.class,
                JourneyRounds.class,
                FaceLog.class,
                EnrolledFaces.class,
                StoredDuplicates.class),
            later -> CURRENT.get().afterSuccess().add(later),
            proxy(EntityManager.class, () -> CURRENT.get().entities()),
            audit,
            outbox,
            AUTHORITIES,
            keys,
            faces,
            new FakeFingerprintMatcher(),
            galleries.gallery(),
            galleries.identifier(faces.modelId()),
            screening,
            proxy(MetricRegistry.class, this::registry));
    in(
        () -> {
          beans.fire(new Authorities.Ready(A));
          return true;
        });
  }

  public Enrollments enrollments() {
    return beans.get(Enrollments.class);
  }

  public Consents consents() {
    return beans.get(Consents.class);
  }

  public Fingerprints fingerprints() {
    return beans.get(Fingerprints.class);
  }

  public Credentials credentials() {
    return beans.get(Credentials.class);
  }

  public StoredReEnrolments reEnrolments() {
    return beans.get(StoredReEnrolments.class);
  }

  public StoredRegistrations registrations() {
    return beans.get(StoredRegistrations.class);
  }

  public EidKeys eidKeys() {
    return beans.get(EidKeys.class);
  }

  public Populations populations() {
    return beans.get(Populations.class);
  }

  public Rosters rosters() {
    return beans.get(Rosters.class);
  }

  public DuplicateCases duplicates() {
    return beans.get(DuplicateCases.class);
  }

  public Flights flights() {
    return beans.get(Flights.class);
  }

  public Journeys journeys() {
    return beans.get(Journeys.class);
  }

  /** Another of the module's beans. */
  public <T> T bean(Class<T> type) {
    return beans.get(type);
  }

  /** For whom this node looks. */
  public FakeScreening screening() {
    return screening;
  }

  public TestGalleries galleries() {
    return galleries;
  }

  /** The job of a rule. */
  public RetentionJob job(RetentionRule rule) {
    return RETENTION.stream()
        .flatMap(type -> beans.get(type).jobs().stream())
        .filter(job -> job.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  /** Applies a rule at another time. */
  public int apply(RetentionRule rule, Instant now) {
    return in(() -> job(rule).apply(now, 100));
  }

  /** How many rows a rule would apply to. */
  public long due(RetentionRule rule, Instant now) {
    return in(() -> job(rule).due(now).rows());
  }

  /** The actions that were appended, in order. */
  public List<String> audited() {
    return audited.stream().map(AuditEntry::action).toList();
  }

  /** What partners are told, as {@code PARTNER TYPE SUBJECT}, in order. */
  public List<String> told() {
    return told.stream().map(it -> it.partner() + " " + it.type() + " " + it.subject()).toList();
  }

  public List<AuditEntry> auditEntries() {
    return List.copyOf(audited);
  }

  public int refusedCodes() {
    return refusedCodes.get();
  }

  /** Runs the work for authority A in a transaction, and what waits for its success. */
  public <T> T in(Supplier<T> work) {
    return in(work, true);
  }

  /** The same, but the transaction fails in the end. */
  public <T> T rolledBack(Supplier<T> work) {
    return in(work, false);
  }

  private <T> T in(Supplier<T> work, boolean commit) {
    try (EntityManager entities = database.factory().createEntityManager()) {
      Transaction transaction = new Transaction(entities, new ArrayList<>());
      return ScopedValue.where(CURRENT, transaction)
          .call(() -> AuthorityContext.call(A, () -> in(transaction, work, commit)));
    }
  }

  private static <T> T in(Transaction transaction, Supplier<T> work, boolean commit) {
    EntityTransaction database = transaction.entities().getTransaction();
    database.begin();
    try {
      // As with JTA, what is read belongs to the transaction too: EclipseLink would take another
      // connection for it as long as nothing has begun on this one.
      var _ = transaction.entities().unwrap(java.sql.Connection.class);
      T result = work.get();
      if (commit) {
        database.commit();
        transaction.afterSuccess().forEach(Runnable::run);
      }
      return result;
    } finally {
      if (database.isActive()) {
        database.rollback();
      }
    }
  }

  private MetricRegistry registry() {
    Counter counter =
        (Counter)
            Proxy.newProxyInstance(
                Node.class.getClassLoader(),
                new Class<?>[] {Counter.class},
                (_, _, _) -> {
                  refusedCodes.incrementAndGet();
                  return null;
                });
    return (MetricRegistry)
        Proxy.newProxyInstance(
            Node.class.getClassLoader(),
            new Class<?>[] {MetricRegistry.class},
            (_, _, _) -> counter);
  }

  private static Object proxy(Class<?> type, Supplier<?> target) {
    return Proxy.newProxyInstance(
        Node.class.getClassLoader(),
        new Class<?>[] {type},
        (_, method, arguments) -> {
          try {
            return method.invoke(target.get(), arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}
