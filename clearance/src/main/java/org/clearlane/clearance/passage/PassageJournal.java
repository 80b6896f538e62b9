// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.passage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.clearlane.biometrics.PadVote;
import org.clearlane.clearance.Claim;
import org.clearlane.clearance.ClearanceException;
import org.clearlane.clearance.LaneConfiguration;
import org.clearlane.clearance.LaneId;
import org.clearlane.clearance.PassageChanged;
import org.clearlane.clearance.PassageId;
import org.clearlane.clearance.PassageReason;
import org.clearlane.clearance.PassageState;
import org.clearlane.clearance.PassageView;
import org.clearlane.enrollment.Credentials;
import org.clearlane.enrollment.QrClaim;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.TravellerId;

/** Stores every step of a passage with its audit entry, one transaction a step. */
@ApplicationScoped
@Transactional
public class PassageJournal {
  private static final String TARGET = "passage:";
  private static final Set<PassageState> OPEN =
      EnumSet.of(
          PassageState.OPENED,
          PassageState.EVIDENCE,
          PassageState.INSPECTING,
          PassageState.CLEARED,
          PassageState.PASSING);

  /** The states in which a decision puts a passage. */
  private static final Set<PassageState> DECIDED =
      EnumSet.of(PassageState.CLEARED, PassageState.REFERRED, PassageState.INTERCEPTED);

  private @Inject EntityManager entities;
  private @Inject AuditTrail audit;
  private @Inject Credentials credentials;
  private @Inject Event<PassageChanged> changed;

  /** Opens a passage at a lane that has none in progress. */
  public PassageView open(LaneConfiguration lane, Instant at) {
    PassageEntity passage =
        new PassageEntity(
            PassageId.random(), lane.id(), lane.direction(), lane.procedure(), micros(at));
    entities.persist(passage);
    return stored(passage, Optional.empty());
  }

  /**
   * Takes the claim and asks for its proof, both or neither; a code is redeemed.
   *
   * @return empty if the code was used before: the passage is as it was
   */
  public Optional<PassageView> claim(PassageId id, Claim claim) {
    if (claim instanceof Claim.Qr(QrClaim code) && !credentials.redeem(code)) {
      return Optional.empty();
    }
    PassageEntity passage = get(id);
    passage.claim(claim.traveller(), claim.document());
    passage.become(PassageState.EVIDENCE, PassageReason.NONE, micros(Instant.now()));
    return Optional.of(stored(passage, Optional.of(claim.traveller())));
  }

  /** Takes a step that carries nothing but its reason. */
  public PassageView step(PassageId id, PassageState next, PassageReason reason) {
    return step(id, next, reason, _ -> {});
  }

  /** Takes the step of a decision with what was measured for it. */
  public PassageView decide(
      PassageId id,
      PassageState next,
      PassageReason reason,
      Optional<Double> score,
      List<PadVote> votes) {
    return step(id, next, reason, passage -> passage.measured(score, votes));
  }

  /** Tells that a capture does not count because it looked like a presentation attack. */
  public void captureRefused(PassageId id, List<PadVote> votes) {
    PassageView passage = get(id).view();
    AuditEntry entry =
        withVotes(
            AuditEntry.of("passage.capture-refused", "lane:" + passage.lane(), TARGET + id), votes);
    audit.append(passage.traveller().map(entry::about).orElse(entry));
  }

  /** Completes a passage: its exit/entry record is written in the same transaction. */
  public PassageView complete(PassageId id, Instant crossedAt, Optional<Integer> decisionMillis) {
    return step(
        id,
        PassageState.COMPLETED,
        PassageReason.NONE,
        passage -> {
          decisionMillis.ifPresent(passage::decidedWithin);
          ExitEntryRecordEntity record = passage.crossing(micros(crossedAt));
          entities.persist(record);
          audit.append(
              AuditEntry.of("record.written", "system", "record:" + record.id())
                  .with("passage", id));
        });
  }

  private PassageView step(
      PassageId id, PassageState next, PassageReason reason, Consumer<PassageEntity> change) {
    PassageEntity passage = get(id);
    change.accept(passage);
    passage.become(next, reason, micros(Instant.now()));
    return stored(passage, passage.view().traveller());
  }

  /** The passage that a lane has in progress, if any; at most one by the schema. */
  public Optional<PassageView> inProgress(LaneId lane) {
    List<PassageEntity> found =
        entities
            .createQuery(
                "select p from PassageEntity p where p.lane = :lane and p.state in :open",
                PassageEntity.class)
            .setParameter("lane", lane.code())
            .setParameter("open", OPEN)
            .getResultList();
    return found.stream().map(PassageEntity::view).findFirst();
  }

  private PassageEntity get(PassageId id) {
    PassageEntity passage = entities.find(PassageEntity.class, id.value());
    if (passage == null) {
      throw new ClearanceException("no passage " + id);
    }
    return passage;
  }

  private PassageView stored(PassageEntity passage, Optional<TravellerId> traveller) {
    PassageView view = passage.view();
    AuditEntry entry =
        AuditEntry.of(
                "passage." + view.state().name().toLowerCase(java.util.Locale.ROOT),
                "lane:" + view.lane(),
                TARGET + view.id())
            .with("reason", view.reason());
    if (DECIDED.contains(view.state())) {
      entry = withVotes(entry, view.padVotes());
    }
    audit.append(traveller.map(entry::about).orElse(entry));
    changed.fire(
        new PassageChanged(
            AuthorityContext.current(), view.lane(), view.id(), view.state(), view.changedAt()));
    return view;
  }

  private static AuditEntry withVotes(AuditEntry entry, List<PadVote> votes) {
    AuditEntry with = entry;
    for (PadVote vote : votes) {
      with = with.with("pad-" + VoteText.name(vote.kind()), VoteText.rounded(vote));
    }
    return with;
  }

  /** PostgreSQL keeps microseconds; what is shown before and after a restart must be the same. */
  private static Instant micros(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }
}
