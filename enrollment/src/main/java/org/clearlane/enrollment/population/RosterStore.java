// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.enrollment.PopulationPlan;
import org.clearlane.enrollment.RosterRow;
import org.clearlane.enrollment.RowOutcome;
import org.clearlane.enrollment.RowOutcome.Kind;
import org.clearlane.enrollment.traveller.DocumentIndex;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.TravellerId;
import org.clearlane.watchlist.Screening;
import org.clearlane.watchlist.ScreeningOutcome;

/** Parts of a roster, each in a transaction that holds the population. */
@ApplicationScoped
@Transactional
class RosterStore {
  static final String PERSON = "population-member";

  private @Inject EntityManager entities;
  private @Inject Memberships memberships;
  private @Inject Enrollments enrollments;
  private @Inject Screening screening;
  private @Inject DataProtection protection;

  /** A row with the keyed hashes under which it is found. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Indexed(RosterRow row, byte[] reference, byte[] document) {
    String referenceText() {
      return hex(reference);
    }

    String documentText() {
      return hex(document);
    }
  }

  private static String hex(byte[] index) {
    return HexFormat.of().formatHex(index);
  }

  Indexed indexed(RosterRow row) {
    return new Indexed(
        row,
        protection.blindIndex("population-reference", row.reference()),
        DocumentIndex.of(row.document(), protection));
  }

  /** What a part works on. */
  private record Part(
      PopulationEntity population,
      PopulationPlan plan,
      Map<String, MemberEntity> byReference,
      Map<String, MemberEntity> byDocument,
      Map<String, TravellerId> consenting) {}

  /**
   * Takes rows, at most some thousand.
   *
   * @return empty if there is no such population
   */
  Optional<List<RowOutcome>> take(PopulationCode code, List<Indexed> rows) {
    return memberships
        .held(code)
        .map(
            population -> {
              Part part = part(population, rows);
              List<RowOutcome> outcomes = new ArrayList<>(rows.size());
              for (Indexed row : rows) {
                outcomes.add(take(part, row));
              }
              return outcomes;
            });
  }

  private Part part(PopulationEntity population, List<Indexed> rows) {
    Part part =
        new Part(population, population.plan(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    known(population, "documentIndex", rows.stream().map(Indexed::document).toList())
        .forEach(member -> remember(part, member));
    known(population, "referenceIndex", rows.stream().map(Indexed::reference).toList())
        .forEach(member -> remember(part, member));
    Stream<?> found =
        entities
            .createQuery(
                "select t.id, t.documentIndex from TravellerEntity t, ConsentEntity c"
                    + " where t.documentIndex in :indexes and c.traveller = t.id"
                    + " and c.purpose = :purpose and c.withdrawnAt is null")
            .setParameter("indexes", rows.stream().map(Indexed::document).toList())
            .setParameter("purpose", ConsentPurpose.CONTACTLESS_GROUP)
            .getResultStream();
    found.forEach(
        result -> {
          if (result instanceof Object[] pair
              && pair[0] instanceof UUID id
              && pair[1] instanceof byte[] index) {
            part.consenting().put(hex(index), new TravellerId(id));
          }
        });
    return part;
  }

  private Stream<MemberEntity> known(PopulationEntity population, String by, List<byte[]> indexes) {
    return entities
        .createQuery(
            "select m from MemberEntity m where m.population = :population and m."
                + by
                + " in :indexes",
            MemberEntity.class)
        .setParameter("population", population.id())
        .setParameter("indexes", indexes)
        .getResultStream();
  }

  private static void remember(Part part, MemberEntity member) {
    part.byDocument().put(hex(member.documentIndex()), member);
    member.referenceIndex().ifPresent(reference -> part.byReference().put(hex(reference), member));
  }

  private RowOutcome take(Part part, Indexed indexed) {
    RosterRow row = indexed.row();
    Optional<Kind> refusal = refusal(part.plan(), row);
    if (refusal.isPresent()) {
      return new RowOutcome(refusal.get(), Optional.empty());
    }
    Optional<MemberEntity> same =
        Optional.ofNullable(part.byDocument().get(indexed.documentText()));
    Optional<MemberEntity> named =
        Optional.ofNullable(part.byReference().get(indexed.referenceText()));
    if (same.isPresent() && !same.equals(named) && (same.get().listed() || named.isPresent())) {
      return new RowOutcome(Kind.DOCUMENT_TAKEN, Optional.empty());
    }
    Optional<MemberEntity> known = named.or(() -> same);
    if (known.isPresent()) {
      return change(part, known.get(), indexed);
    }
    if (part.population().room() <= 0) {
      return new RowOutcome(Kind.POPULATION_FULL, Optional.empty());
    }
    return add(part, indexed);
  }

  private static Optional<Kind> refusal(PopulationPlan plan, RosterRow row) {
    LocalDate from = row.validFrom().orElse(plan.validFrom());
    LocalDate until = row.validUntil().orElse(plan.validUntil());
    if (until.isBefore(from)
        || from.isBefore(plan.validFrom())
        || until.isAfter(plan.validUntil())
        || until.isBefore(Memberships.today())) {
      return Optional.of(Kind.DATES_OUTSIDE);
    }
    return plan.ineligibility(row.document(), Memberships.today())
        .map(
            reason ->
                switch (reason) {
                  case DOCUMENT_EXPIRED -> Kind.DOCUMENT_EXPIRED;
                  case ISSUING_STATE_NOT_ELIGIBLE -> Kind.ISSUING_STATE_NOT_ELIGIBLE;
                  case UNDER_AGE -> Kind.UNDER_AGE;
                  case AGE_UNKNOWN -> Kind.AGE_UNKNOWN;
                });
  }

  private RowOutcome add(Part part, Indexed indexed) {
    MemberEntity member =
        new MemberEntity(
            part.population().id(), indexed.document(), seal(indexed.row()), Memberships.now());
    member.list(indexed.reference());
    set(part, member, indexed);
    part.population().takePlace();
    memberships.follow(part.population(), member);
    entities.persist(member);
    remember(part, member);
    return new RowOutcome(Kind.ADDED, Optional.of(member.id()));
  }

  private RowOutcome change(Part part, MemberEntity member, Indexed indexed) {
    if (unchanged(part, member, indexed)) {
      return new RowOutcome(Kind.UNCHANGED, Optional.of(member.id()));
    }
    part.byDocument().remove(hex(member.documentIndex()));
    if (hex(member.documentIndex()).equals(indexed.documentText())) {
      member.describe(seal(indexed.row()));
    } else {
      memberships.unlink(part.population(), member);
      member.renew(indexed.document(), seal(indexed.row()));
    }
    member.list(indexed.reference());
    set(part, member, indexed);
    memberships.follow(part.population(), member);
    remember(part, member);
    return new RowOutcome(Kind.CHANGED, Optional.of(member.id()));
  }

  private boolean unchanged(Part part, MemberEntity member, Indexed indexed) {
    RosterRow row = indexed.row();
    return member.listed()
        && member.validFrom().equals(row.validFrom().orElse(part.plan().validFrom()))
        && member.validUntil().equals(row.validUntil().orElse(part.plan().validUntil()))
        && PersonCodec.read(protection.openForAuthority(PERSON, member.sealedPerson()))
            .equals(person(row));
  }

  private void set(Part part, MemberEntity member, Indexed indexed) {
    RosterRow row = indexed.row();
    member.valid(
        row.validFrom().orElse(part.plan().validFrom()),
        row.validUntil().orElse(part.plan().validUntil()));
    if (screening.screen(row.document()) instanceof ScreeningOutcome.Hit) {
      member.needsAttention(true);
    }
    TravellerId consenting = part.consenting().get(indexed.documentText());
    if (consenting != null && member.traveller().isEmpty()) {
      memberships.link(member, consenting, member.state(part.plan(), Memberships.today()));
    }
    member
        .traveller()
        .flatMap(enrollments::find)
        .filter(it -> !it.document().birthDate().equals(row.document().birthDate()))
        .ifPresent(_ -> member.needsAttention(true));
  }

  private byte[] seal(RosterRow row) {
    return protection.sealForAuthority(PERSON, PersonCodec.write(person(row)));
  }

  private static PersonCodec.Person person(RosterRow row) {
    return new PersonCodec.Person(Optional.of(row.reference()), row.document());
  }

  /** How a page of the roster was gone through. */
  record Page(Optional<UUID> last, int removed) {}

  /** Removes those whom an upload did not name from the next thousand members. */
  Page removeOthers(PopulationCode code, Set<String> named, UUID after) {
    Optional<PopulationEntity> population = memberships.held(code);
    if (population.isEmpty()) {
      return new Page(Optional.empty(), 0);
    }
    List<MemberEntity> page =
        entities
            .createQuery(
                "select m from MemberEntity m where m.population = :population and m.id > :after"
                    + " order by m.id",
                MemberEntity.class)
            .setParameter("population", population.get().id())
            .setParameter("after", after)
            .setMaxResults(1_000)
            .getResultList();
    List<MemberEntity> others =
        page.stream()
            .filter(
                member ->
                    member.referenceIndex().filter(it -> !named.contains(hex(it))).isPresent())
            .toList();
    others.forEach(member -> memberships.remove(population.get(), member));
    return new Page(
        page.isEmpty() ? Optional.empty() : Optional.of(page.getLast().id().value()),
        others.size());
  }
}
