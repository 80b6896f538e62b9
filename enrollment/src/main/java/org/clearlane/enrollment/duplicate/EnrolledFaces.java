// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.FaceIdentifier;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.GalleryName;
import org.clearlane.biometrics.Identification.Ambiguous;
import org.clearlane.biometrics.Identification.Identified;
import org.clearlane.biometrics.Identification.NotSupported;
import org.clearlane.biometrics.Identification.Unknown;
import org.clearlane.biometrics.PersonId;
import org.clearlane.biometrics.SearchResult;
import org.clearlane.enrollment.DuplicateCandidate;
import org.clearlane.enrollment.retention.EnrollmentRules;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.TravellerId;

/**
 * Keeps the faces of all enrolled travellers in memory and searches them.
 *
 * <p>A change of this server is there as soon as it has committed; every second those of other
 * servers follow, and at start all faces. Two people who are enrolled in that second by two servers
 * do not see each other, so every face is searched a second time when it is followed; there too is
 * a new portrait of somebody who is enrolled.
 */
@ApplicationScoped
public class EnrolledFaces {
  private static final System.Logger LOG = System.getLogger(EnrolledFaces.class.getName());
  static final GalleryName GALLERY = new GalleryName("enrolled");

  /** The most people whom an officer is asked to compare. */
  private static final int MOST = 10;

  /** The lowest rate that every calibration table has. */
  private static final double LOWEST_FMR = 1e-6;

  /** Half of what the log keeps: a server that was cut off for longer begins anew. */
  private static final long LONGEST_CUT_NANOS =
      EnrollmentRules.FACE_CHANGES.period().length().dividedBy(2).toNanos();

  private static final TravellerId FIRST = new TravellerId(new UUID(0, 0));

  private @Inject FaceGallery galleries;
  private @Inject FaceIdentifier identifier;
  private @Inject FaceMatcher faces;
  private @Inject FaceLog log;
  private @Inject StoredDuplicates duplicates;

  private final Map<Authority, Followed> followed = new ConcurrentHashMap<>();

  /** How far an authority's gallery has come. */
  private static final class Followed {
    /** Numbers of changes that were applied; guarded by itself. */
    private final Map<TravellerId, Long> latest = new ConcurrentHashMap<>();

    private final Map<TravellerId, Long> looked = new ConcurrentHashMap<>();
    private boolean filled;
    private long next;
    private long askedNanos;
  }

  private Followed own() {
    return followed.computeIfAbsent(
        AuthorityContext.current(),
        _ -> {
          var _ = galleries.create(GALLERY);
          return new Followed();
        });
  }

  void moved(@Observes(during = TransactionPhase.AFTER_SUCCESS) FaceMoved event) {
    if (DuplicateSettings.SEARCHED.get()) {
      apply(own(), event);
    }
  }

  private void apply(Followed mine, FaceMoved event) {
    synchronized (mine.latest) {
      if (mine.latest.getOrDefault(event.traveller(), -1L) >= event.change()) {
        return;
      }
      mine.latest.put(event.traveller(), event.change());
      PersonId person = new PersonId(event.traveller().value());
      // Of another model only until the background run has renewed it.
      Optional<FaceTemplate> usable =
          event.reference().filter(it -> it.modelId().equals(faces.modelId()));
      if (usable.isPresent()) {
        galleries.replace(GALLERY, person, List.of(usable.get()));
      } else {
        var _ = galleries.remove(GALLERY, person);
      }
    }
  }

  /**
   * Who of the enrolled reaches the threshold, the most alike first; nobody where the search is
   * switched off. Takes milliseconds; while the gallery is being filled it knows only a part, and
   * the second search finds the rest.
   */
  public List<DuplicateCandidate> alike(FaceTemplate probe) {
    if (!DuplicateSettings.SEARCHED.get()) {
      return List.of();
    }
    var _ = own();
    SearchResult result = galleries.search(Set.of(GALLERY), probe, MOST);
    double least = threshold(result);
    return result.candidates().stream()
        .filter(it -> it.score().reaches(least))
        .map(it -> new DuplicateCandidate(new TravellerId(it.person().value()), it.score().value()))
        .toList();
  }

  private double threshold(SearchResult result) {
    return switch (identifier.decide(result, DuplicateSettings.policy())) {
      case Identified(_, var at) -> at.threshold();
      case Ambiguous(_, var at) -> at.threshold();
      case Unknown(var at) -> at.threshold();
      // Among so many more strangers may be shown to officers than the setting says.
      case NotSupported _ -> faces.thresholdAtFmr(LOWEST_FMR);
    };
  }

  /** Follows what has been committed since, here and on other servers; at first all faces. */
  public void catchUp() {
    if (!DuplicateSettings.SEARCHED.get() || !faces.ready()) {
      return;
    }
    Followed mine = own();
    synchronized (mine) {
      long now = System.nanoTime();
      if (!mine.filled || now - mine.askedNanos > LONGEST_CUT_NANOS) {
        fill(mine);
      }
      FaceLog.Changes changes = log.since(mine.next);
      changes.changes().forEach(change -> follow(mine, change));
      mine.next = changes.next();
      mine.askedNanos = now;
    }
  }

  private void fill(Followed mine) {
    synchronized (mine.latest) {
      var _ = galleries.drop(GALLERY);
      var _ = galleries.create(GALLERY);
      mine.latest.clear();
    }
    mine.next = log.beginning();
    List<TravellerId> page = log.travellers(FIRST);
    while (!page.isEmpty()) {
      page.forEach(it -> apply(mine, new FaceMoved(0, it, log.face(it))));
      page = log.travellers(page.getLast());
    }
    mine.filled = true;
    LOG.log(Level.INFO, "Enrolled: {0} faces", galleries.size(GALLERY).persons());
  }

  private void follow(Followed mine, FaceLog.Change change) {
    TravellerId traveller = change.traveller();
    boolean applied = mine.latest.getOrDefault(traveller, -1L) >= change.id();
    boolean toLook =
        change.kind() != FaceLog.Kind.WITHDRAWN
            && mine.looked.getOrDefault(traveller, -1L) < change.id();
    if (applied && !toLook) {
      return;
    }
    Optional<FaceTemplate> face = log.face(traveller);
    apply(mine, new FaceMoved(change.id(), traveller, face));
    if (toLook) {
      face.filter(it -> it.modelId().equals(faces.modelId()))
          .ifPresent(it -> duplicates.lookAgain(traveller, alike(it)));
      mine.looked.put(traveller, change.id());
    }
  }
}
