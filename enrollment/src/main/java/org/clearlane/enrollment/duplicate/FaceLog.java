// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.traveller.ReferenceRenewed;
import org.clearlane.enrollment.traveller.StoredEnrollments.Withdrawn;
import org.clearlane.enrollment.traveller.TravellerEnrolled;
import org.clearlane.kernel.ErasedTravellerException;
import org.clearlane.kernel.TravellerId;

/** What becomes of enrolled faces, told to this server at once and written down for the others. */
@ApplicationScoped
@Transactional
public class FaceLog {
  private static final int PAGE = 500;

  private @Inject EntityManager entities;
  private @Inject Enrollments enrollments;
  private @Inject Event<FaceMoved> moved;

  /** What became of a face. */
  enum Kind {
    ENROLLED,
    RENEWED,
    WITHDRAWN
  }

  /** A change that somebody has committed. */
  record Change(long id, TravellerId traveller, Kind kind) {}

  /**
   * Changes.
   *
   * @param next from where to go on
   */
  record Changes(List<Change> changes, long next) {}

  void enrolled(@Observes TravellerEnrolled event) {
    write(Kind.ENROLLED, event.traveller(), Optional.of(event.reference()));
  }

  void renewed(@Observes ReferenceRenewed event) {
    write(Kind.RENEWED, event.traveller(), enrollments.reference(event.traveller()));
  }

  void withdrawn(@Observes Withdrawn event) {
    write(Kind.WITHDRAWN, event.traveller(), Optional.empty());
  }

  private void write(Kind kind, TravellerId traveller, Optional<FaceTemplate> reference) {
    long change =
        number(
            entities
                .createNativeQuery("select nextval('enrollment.face_change_number')")
                .getSingleResult());
    entities
        .createNativeQuery(
            "insert into enrollment.face_change (id, traveller, kind) values (?1, ?2, ?3)")
        .setParameter(1, change)
        .setParameter(2, traveller.value())
        .setParameter(3, kind.name())
        .executeUpdate();
    moved.fire(new FaceMoved(change, traveller, reference));
  }

  /** From where a gallery that is filled now has to follow. */
  long beginning() {
    // Below, every transaction has ended and is seen by whatever is read from now on.
    return number(
        entities
            .createNativeQuery(
                "select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)")
            .getSingleResult());
  }

  /** What was committed since; some of it may have been told before. */
  Changes since(long from) {
    long next = beginning();
    List<Change> changes = new ArrayList<>();
    Stream<?> found =
        entities
            .createNativeQuery(
                "select c.id, c.traveller, c.kind from enrollment.face_change c"
                    + " where c.transaction >= ?1 order by c.id")
            .setParameter(1, from)
            .getResultStream();
    found.forEach(
        result -> {
          if (result instanceof Object[] row
              && row[1] instanceof UUID traveller
              && row[2] instanceof String kind) {
            changes.add(new Change(number(row[0]), new TravellerId(traveller), Kind.valueOf(kind)));
          }
        });
    return new Changes(changes, next);
  }

  /** Enrolled travellers in the order of their ids, at most some hundred. */
  List<TravellerId> travellers(TravellerId after) {
    return entities
        .createQuery(
            "select t.id from TravellerEntity t where t.sealedIdentity is not null"
                + " and t.id > :after order by t.id",
            UUID.class)
        .setParameter("after", after.value())
        .setMaxResults(PAGE)
        .getResultStream()
        .map(TravellerId::new)
        .toList();
  }

  /** The traveller's face as it is now; none of a withdrawn one. */
  Optional<FaceTemplate> face(TravellerId traveller) {
    try {
      return enrollments.reference(traveller);
    } catch (ErasedTravellerException e) {
      return Optional.empty(); // the key is gone, the row came back with a backup
    }
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
