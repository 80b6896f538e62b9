// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.clearlane.biometrics.GalleryName;
import org.clearlane.enrollment.Member;
import org.clearlane.enrollment.MemberId;
import org.clearlane.enrollment.Membership;
import org.clearlane.enrollment.Population;
import org.clearlane.enrollment.PopulationChange;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.enrollment.PopulationPlan;
import org.clearlane.enrollment.PopulationPlan.Admission;
import org.clearlane.enrollment.Populations;
import org.clearlane.enrollment.traveller.DocumentIndex;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;

/** Populations in the authority's database. */
@ApplicationScoped
@Transactional
public class StoredPopulations implements Populations {
  private static final UUID NOBODY = new UUID(0, 0);

  private @Inject EntityManager entities;
  private @Inject Memberships memberships;
  private @Inject DataProtection protection;
  private @Inject AuditTrail audit;
  private @Inject Event<PopulationMoved> moved;

  @Override
  public PopulationChange create(PopulationCode code, PopulationPlan plan, String by) {
    // Two who make the same one at the same time: the later waits, and finds it.
    entities
        .createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)")
        .setParameter(1, ("population " + code).hashCode())
        .getResultList();
    if (stored(code).isPresent()) {
      return PopulationChange.EXISTS;
    }
    PopulationEntity population = new PopulationEntity(code, plan, Memberships.now());
    entities.persist(population);
    audit.append(described(entry("created", code, by), plan));
    moved.fire(new PopulationMoved(code, true));
    return PopulationChange.DONE;
  }

  @Override
  public PopulationChange change(PopulationCode code, PopulationPlan plan, String by) {
    Optional<PopulationEntity> population = memberships.held(code);
    if (population.isEmpty()) {
      return PopulationChange.UNKNOWN;
    }
    if (population.get().members() > plan.capacity()) {
      return PopulationChange.TOO_MANY_MEMBERS;
    }
    PopulationPlan before = population.get().plan();
    population.get().set(plan);
    audit.append(described(entry("changed", code, by), plan));
    if (before.preVerified() != plan.preVerified()
        || !before.validFrom().equals(plan.validFrom())
        || !before.validUntil().equals(plan.validUntil())) {
      entities.flush();
      linked(population.get()).forEach(member -> memberships.follow(population.get(), member));
    }
    return PopulationChange.DONE;
  }

  private static AuditEntry described(AuditEntry entry, PopulationPlan plan) {
    return entry
        .with("capacity", plan.capacity())
        .with("admission", plan.admission())
        .with("owner", plan.owner().orElse("none"))
        .with("from", plan.validFrom())
        .with("until", plan.validUntil())
        .with("pre-verified", plan.preVerified());
  }

  private static AuditEntry entry(String what, PopulationCode code, String by) {
    return AuditEntry.of("population." + what, by, "population:" + code);
  }

  @Override
  public PopulationChange suspend(PopulationCode code, String by) {
    return searched(code, by, "suspended", it -> it.suspend(Memberships.now()), false);
  }

  @Override
  public PopulationChange resume(PopulationCode code, String by) {
    return searched(code, by, "resumed", PopulationEntity::resume, true);
  }

  private PopulationChange searched(
      PopulationCode code,
      String by,
      String what,
      Consumer<PopulationEntity> change,
      boolean searched) {
    Optional<PopulationEntity> population = memberships.held(code);
    if (population.isEmpty()) {
      return PopulationChange.UNKNOWN;
    }
    if (population.get().suspended() == searched) {
      change.accept(population.get());
      audit.append(entry(what, code, by));
      moved.fire(new PopulationMoved(code, searched));
    }
    return PopulationChange.DONE;
  }

  @Override
  public PopulationChange close(PopulationCode code, String by) {
    Optional<PopulationEntity> population = memberships.held(code);
    if (population.isEmpty()) {
      return PopulationChange.UNKNOWN;
    }
    int members = population.get().members();
    entities
        .createQuery("delete from MemberEntity m where m.population = :population")
        .setParameter("population", population.get().id())
        .executeUpdate();
    entities.remove(population.get());
    audit.append(entry("closed", code, by).with("members", members));
    moved.fire(new PopulationMoved(code, false));
    return PopulationChange.DONE;
  }

  private Optional<PopulationEntity> stored(PopulationCode code) {
    return entities
        .createQuery(
            "select p from PopulationEntity p where p.code = :code", PopulationEntity.class)
        .setParameter("code", code.value())
        .getResultStream()
        .findFirst();
  }

  private List<MemberEntity> linked(PopulationEntity population) {
    return entities
        .createQuery(
            "select m from MemberEntity m where m.population = :population"
                + " and m.traveller <> :nobody",
            MemberEntity.class)
        .setParameter("population", population.id())
        .setParameter("nobody", NOBODY)
        .getResultList();
  }

  @Override
  public Optional<Population> find(PopulationCode code) {
    return stored(code).map(this::view);
  }

  @Override
  public List<Population> list() {
    return entities
        .createQuery("select p from PopulationEntity p order by p.code", PopulationEntity.class)
        .getResultStream()
        .map(this::view)
        .toList();
  }

  private Population view(PopulationEntity population) {
    return new Population(
        population.code(),
        population.plan(),
        population.suspended(),
        population.members(),
        count(population, Member.State.ACTIVE),
        count(population, Member.State.UNVERIFIED),
        population.createdAt());
  }

  private long count(PopulationEntity population, Member.State state) {
    return in(
            entities.createQuery(
                "select count(m) from MemberEntity m where m.population = :population"
                    + where(population, state),
                Long.class),
            population,
            Optional.of(state))
        .getSingleResult();
  }

  /** The states of {@link MemberEntity#state}, for the database. */
  private static String where(PopulationEntity population, Member.State state) {
    String unverified =
        population.plan().preVerified()
            ? "m.verifiedAt is null"
            : "(m.verifiedAt is null and m.attention = true)";
    String running = " and m.suspendedAt is null and m.held = false and ";
    String looked = running + "not " + unverified;
    return switch (state) {
      case SUSPENDED -> " and (m.suspendedAt is not null or m.held = true)";
      case UNVERIFIED -> running + unverified;
      case NOT_ENROLLED -> looked + " and m.traveller = :nobody";
      case NOT_YET_VALID -> looked + " and m.traveller <> :nobody and m.active = false";
      case ACTIVE -> " and m.active = true";
    };
  }

  private static <T> TypedQuery<T> in(
      TypedQuery<T> query, PopulationEntity population, Optional<Member.State> state) {
    query.setParameter("population", population.id());
    if (state
        .filter(it -> it == Member.State.NOT_ENROLLED || it == Member.State.NOT_YET_VALID)
        .isPresent()) {
      query.setParameter("nobody", NOBODY);
    }
    return query;
  }

  @Override
  public List<Member> members(
      PopulationCode code, Optional<Member.State> state, Optional<MemberId> after, int limit) {
    Optional<PopulationEntity> population = stored(code);
    if (population.isEmpty()) {
      return List.of();
    }
    Optional<MemberEntity> behind = after.flatMap(id -> entity(population.get(), id));
    TypedQuery<MemberEntity> query =
        in(
            entities.createQuery(
                "select m from MemberEntity m where m.population = :population"
                    + state.map(it -> where(population.get(), it)).orElse("")
                    + (behind.isPresent()
                        ? " and (m.createdAt > :at or (m.createdAt = :at and m.id > :after))"
                        : "")
                    + " order by m.createdAt, m.id",
                MemberEntity.class),
            population.get(),
            state);
    behind.ifPresent(
        member ->
            query
                .setParameter("at", member.createdAt())
                .setParameter("after", member.id().value()));
    return query
        .setMaxResults(Math.clamp(limit, 1, MOST_LISTED))
        .getResultStream()
        .map(member -> view(population.get(), member))
        .toList();
  }

  @Override
  public Optional<Member> member(PopulationCode code, MemberId member) {
    return stored(code)
        .flatMap(population -> entity(population, member).map(it -> view(population, it)));
  }

  private Member view(PopulationEntity population, MemberEntity member) {
    PersonCodec.Person person =
        PersonCodec.read(protection.openForAuthority(RosterStore.PERSON, member.sealedPerson()));
    return new Member(
        member.id(),
        member.state(population.plan(), Memberships.today()),
        person.reference(),
        person.document(),
        member.traveller(),
        member.validFrom(),
        member.validUntil(),
        member.attention(),
        member.verifiedBy(),
        member.createdAt());
  }

  private Optional<MemberEntity> entity(PopulationEntity population, MemberId id) {
    return Optional.ofNullable(entities.find(MemberEntity.class, id.value()))
        .filter(member -> member.population().equals(population.id()));
  }

  @Override
  public boolean verify(PopulationCode code, MemberId member, String by) {
    Instant now = Memberships.now();
    return changed(
        code,
        member,
        entry("member-verified", code, by),
        it -> it.verifiedBy().isEmpty(),
        it -> it.verify(by, now));
  }

  @Override
  public boolean suspendMember(PopulationCode code, MemberId member, String by) {
    Instant now = Memberships.now();
    return changed(
        code,
        member,
        entry("member-suspended", code, by),
        it -> !it.suspended(),
        it -> it.suspend(now));
  }

  @Override
  public boolean resumeMember(PopulationCode code, MemberId member, String by) {
    return changed(
        code,
        member,
        entry("member-resumed", code, by),
        MemberEntity::suspended,
        MemberEntity::resume);
  }

  private boolean changed(
      PopulationCode code,
      MemberId id,
      AuditEntry entry,
      java.util.function.Predicate<MemberEntity> due,
      Consumer<MemberEntity> change) {
    Optional<PopulationEntity> population = memberships.held(code);
    Optional<MemberEntity> member = population.flatMap(it -> entity(it, id));
    member
        .filter(due)
        .ifPresent(
            found -> {
              change.accept(found);
              audit.append(entry.with("member", id));
              memberships.follow(population.orElseThrow(), found);
            });
    return member.isPresent();
  }

  @Override
  public boolean remove(PopulationCode code, MemberId id, String by) {
    Optional<PopulationEntity> population = memberships.held(code);
    Optional<MemberEntity> member = population.flatMap(it -> entity(it, id));
    member.ifPresent(
        found -> {
          memberships.remove(population.orElseThrow(), found);
          audit.append(entry("member-removed", code, by).with("member", id));
        });
    return member.isPresent();
  }

  @Override
  public List<PopulationCode> of(TravellerId traveller) {
    return entities
        .createQuery(
            "select p.code from PopulationEntity p, MemberEntity m where m.population = p.id"
                + " and m.traveller = :traveller order by p.code",
            String.class)
        .setParameter("traveller", traveller.value())
        .getResultStream()
        .map(PopulationCode::new)
        .toList();
  }

  @Override
  public List<Membership> memberships(TravellerId traveller) {
    return entities
        .createQuery(
            "select m from MemberEntity m where m.traveller = :traveller", MemberEntity.class)
        .setParameter("traveller", traveller.value())
        .getResultStream()
        .map(this::membership)
        .sorted(Comparator.comparing(it -> it.population().value()))
        .toList();
  }

  private Membership membership(MemberEntity member) {
    PopulationEntity population = entities.find(PopulationEntity.class, member.population());
    return new Membership(
        population.code(),
        population.plan().name(),
        population.plan().owner(),
        PersonCodec.read(protection.openForAuthority(RosterStore.PERSON, member.sealedPerson()))
            .reference(),
        member.validFrom(),
        member.validUntil(),
        member.createdAt());
  }

  @Override
  public Room room(TravelDocument document) {
    List<PopulationEntity> populations = memberships.allHeld();
    byte[] index = DocumentIndex.of(document, protection);
    boolean named =
        !entities
            .createQuery(
                "select m.id from MemberEntity m where m.documentIndex = :index", UUID.class)
            .setParameter("index", index)
            .setMaxResults(1)
            .getResultList()
            .isEmpty();
    if (named) {
      return Room.FREE;
    }
    List<PopulationEntity> eligible =
        populations.stream()
            .filter(it -> it.plan().admission() == Admission.OPEN)
            .filter(it -> it.plan().ineligibility(document, Memberships.today()).isEmpty())
            .toList();
    if (eligible.stream().anyMatch(it -> it.room() > 0)) {
      return Room.FREE;
    }
    boolean roster = populations.stream().anyMatch(it -> it.plan().admission() == Admission.ROSTER);
    if (!eligible.isEmpty()) {
      return Room.FULL;
    }
    return roster || populations.isEmpty() ? Room.FREE : Room.NOT_ELIGIBLE;
  }

  @Override
  public Set<GalleryName> galleries() {
    return entities
        .createQuery(
            "select p.code from PopulationEntity p where p.suspendedAt is null", String.class)
        .getResultStream()
        .map(code -> new PopulationCode(code).gallery())
        .collect(Collectors.toSet());
  }
}
