// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.GalleryName;
import org.clearlane.biometrics.PersonId;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.TravellerId;

/**
 * Keeps the faces of active members in memory, one gallery for each population.
 *
 * <p>Every change has the population's number. A change of this server is applied as soon as it has
 * committed; every second those of other servers follow, and at start all of them. A change that
 * comes behind a later one of the same traveller is over and is let go.
 */
@ApplicationScoped
public class PopulationGalleries {
  private static final System.Logger LOG = System.getLogger(PopulationGalleries.class.getName());

  private @Inject FaceGallery galleries;
  private @Inject FaceMatcher faces;
  private @Inject StoredMemberFaces stored;

  private final Map<Authority, Map<PopulationCode, Followed>> followed = new ConcurrentHashMap<>();

  /** How far a population's gallery has come; its own lock guards it. */
  private static final class Followed {
    private long caughtUpTo = -1;
    private final Map<TravellerId, Long> latest = new ConcurrentHashMap<>();
  }

  private Map<PopulationCode, Followed> own() {
    return followed.computeIfAbsent(AuthorityContext.current(), _ -> new ConcurrentHashMap<>());
  }

  void moved(@Observes(during = TransactionPhase.AFTER_SUCCESS) MemberMoved event) {
    Followed population = own().get(event.population());
    if (population != null) {
      synchronized (population) {
        apply(population, event);
      }
    }
  }

  void moved(@Observes(during = TransactionPhase.AFTER_SUCCESS) PopulationMoved event) {
    if (event.searched()) {
      var _ = opened(event.population());
    } else {
      drop(event.population());
    }
  }

  /** With an empty gallery at first; {@link #catchUp} fills it. */
  private Followed opened(PopulationCode code) {
    return own()
        .computeIfAbsent(
            code,
            _ -> {
              var _ = galleries.create(code.gallery());
              return new Followed();
            });
  }

  private void drop(PopulationCode code) {
    own().remove(code);
    var _ = galleries.drop(code.gallery());
  }

  private void apply(Followed population, MemberMoved event) {
    if (population.latest.getOrDefault(event.traveller(), -1L) >= event.change()) {
      return;
    }
    population.latest.put(event.traveller(), event.change());
    PersonId person = new PersonId(event.traveller().value());
    GalleryName gallery = event.population().gallery();
    // Of another model only until the background run has renewed it.
    List<FaceTemplate> usable =
        event.references().stream().filter(it -> it.modelId().equals(faces.modelId())).toList();
    if (usable.isEmpty()) {
      var _ = galleries.remove(gallery, person);
    } else {
      galleries.replace(gallery, person, usable);
    }
  }

  /** Follows what has been committed since, here and on other servers. */
  public void catchUp() {
    if (!faces.ready()) {
      return;
    }
    Map<PopulationCode, Long> searched = stored.searched();
    Set<PopulationCode> gone =
        own().keySet().stream()
            .filter(code -> !searched.containsKey(code))
            .collect(Collectors.toSet());
    gone.forEach(this::drop);
    searched.forEach(this::catchUp);
  }

  private void catchUp(PopulationCode code, long to) {
    Followed population = opened(code);
    synchronized (population) {
      if (population.caughtUpTo >= to) {
        return;
      }
      long before = population.caughtUpTo;
      long read = 0;
      while (population.caughtUpTo < to) {
        StoredMemberFaces.Page page = stored.changes(code, population.caughtUpTo, to);
        page.moves().forEach(move -> apply(population, move));
        read += page.moves().size();
        population.caughtUpTo = page.upTo();
      }
      if (before < 0) {
        LOG.log(
            Level.INFO,
            "Population {0}: {1} faces",
            code,
            galleries.size(code.gallery()).persons());
      } else if (read > 0) {
        LOG.log(Level.DEBUG, "Population {0}: {1} changes", code, read);
      }
    }
  }
}
