// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.clearlane.enrollment.Suspension;
import org.clearlane.enrollment.SuspensionReason;
import org.clearlane.enrollment.Suspensions;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.TravellerId;

/** Suspensions in the authority's database. */
@ApplicationScoped
@Transactional
public class StoredSuspensions implements Suspensions {
  private @Inject EntityManager entities;
  private @Inject AuditTrail audit;
  private @Inject Event<SuspensionChanged> changed;

  @Override
  public boolean suspend(TravellerId traveller, SuspensionReason reason, String by) {
    Optional<TravellerEntity> held = held(traveller);
    held.filter(it -> it.suspension().filter(now -> now.reason() == reason).isEmpty())
        .ifPresent(
            found -> {
              found.suspend(new Suspension(reason, Instant.now().truncatedTo(ChronoUnit.MICROS)));
              audit.append(entry("traveller.suspended", traveller, by).with("reason", reason));
              tell(traveller, true);
            });
    return held.isPresent();
  }

  @Override
  public boolean resume(TravellerId traveller, String by) {
    Optional<TravellerEntity> held = held(traveller);
    held.filter(it -> it.suspension().isPresent())
        .ifPresent(
            found -> {
              found.resume();
              audit.append(entry("traveller.resumed", traveller, by));
              tell(traveller, false);
            });
    return held.isPresent();
  }

  @Override
  public Optional<Suspension> of(TravellerId traveller) {
    return Optional.ofNullable(entities.find(TravellerEntity.class, traveller.value()))
        .flatMap(TravellerEntity::suspension);
  }

  private void tell(TravellerId traveller, boolean suspended) {
    entities.flush();
    changed.fire(new SuspensionChanged(traveller, suspended));
  }

  private Optional<TravellerEntity> held(TravellerId traveller) {
    return Optional.ofNullable(
            entities.find(TravellerEntity.class, traveller.value(), LockModeType.PESSIMISTIC_WRITE))
        .filter(TravellerEntity::inForce);
  }

  private static AuditEntry entry(String action, TravellerId traveller, String by) {
    return AuditEntry.of(action, by, "traveller:" + traveller).about(traveller);
  }
}
