// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clearlane.biometrics.Candidate;
import org.clearlane.biometrics.ComparisonScore;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.GalleryName;
import org.clearlane.biometrics.PersonId;
import org.clearlane.biometrics.SearchResult;
import org.clearlane.biometrics.TooManyReferencesException;
import org.clearlane.biometrics.UnknownGalleryException;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;

/** The galleries of every authority, each behind its own. */
public final class AuthorityGalleries implements FaceGallery, AutoCloseable {
  private final Scanning scanning;
  private final Map<Authority, Map<GalleryName, Gallery>> galleries = new ConcurrentHashMap<>();

  AuthorityGalleries(Scanning scanning) {
    this.scanning = scanning;
  }

  /**
   * With full-precision rows in memory.
   *
   * @param threads that one scan may use, the caller's included
   */
  public static AuthorityGalleries inMemory(int threads) {
    return new AuthorityGalleries(
        new Scanning(ScanKernel.fastest(), new ScanThreads(threads), MemoryRows::open));
  }

  /**
   * With full-precision rows in encrypted files.
   *
   * @param threads that one scan may use, the caller's included
   * @param key 32 bytes
   */
  public static AuthorityGalleries onDisk(int threads, Path folder, byte[] key) {
    RowStore.Factory stores = new EncryptedRowFiles(folder, key);
    return new AuthorityGalleries(
        new Scanning(ScanKernel.fastest(), new ScanThreads(threads), stores));
  }

  @Override
  public boolean create(GalleryName gallery) {
    return own().putIfAbsent(gallery, new Gallery(gallery, scanning)) == null;
  }

  @Override
  public boolean drop(GalleryName gallery) {
    Optional<Gallery> dropped = Optional.ofNullable(own().remove(gallery));
    dropped.ifPresent(Gallery::close);
    return dropped.isPresent();
  }

  @Override
  public Set<GalleryName> names() {
    return Set.copyOf(own().keySet());
  }

  @Override
  public Size size(GalleryName gallery) {
    return named(gallery).size();
  }

  @Override
  public boolean contains(GalleryName gallery, PersonId person) {
    return named(gallery).contains(person);
  }

  @Override
  public void add(GalleryName gallery, PersonId person, FaceTemplate reference) {
    named(gallery).add(person, reference);
  }

  @Override
  public void replace(GalleryName gallery, PersonId person, List<FaceTemplate> references) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("a person is replaced by one reference at least");
    }
    if (references.size() > MOST_REFERENCES) {
      throw new TooManyReferencesException();
    }
    named(gallery).replace(person, List.copyOf(references));
  }

  @Override
  public boolean remove(GalleryName gallery, PersonId person) {
    return named(gallery).remove(person);
  }

  @Override
  public int removeEverywhere(PersonId person) {
    return (int) own().values().stream().filter(gallery -> removed(gallery, person)).count();
  }

  private static boolean removed(Gallery gallery, PersonId person) {
    try {
      return gallery.remove(person);
    } catch (UnknownGalleryException e) {
      // Dropped meanwhile: the person has gone with it.
      return false;
    }
  }

  @Override
  public SearchResult search(Set<GalleryName> names, FaceTemplate probe, int most) {
    if (names.isEmpty() || most < 1 || most > MOST_CANDIDATES) {
      throw new IllegalArgumentException(
          "a search takes one gallery or more and 1 to " + MOST_CANDIDATES + " candidates");
    }
    List<Gallery> searched = names.stream().sorted().map(this::named).toList();
    Map<PersonId, Candidate> best = new HashMap<>();
    long references = 0;
    for (Gallery gallery : searched) {
      Gallery.Answer answer = gallery.search(probe, most);
      references += answer.references();
      for (Match match : answer.matches()) {
        Candidate found =
            new Candidate(gallery.name(), match.person(), new ComparisonScore(match.score()));
        best.merge(match.person(), found, AuthorityGalleries::better);
      }
    }
    List<Candidate> candidates =
        best.values().stream()
            .sorted(
                (a, b) ->
                    Match.BEST_FIRST.compare(
                        new Match(a.person(), a.score().value()),
                        new Match(b.person(), b.score().value())))
            .limit(most)
            .toList();
    return new SearchResult(candidates, references);
  }

  /** The earlier one where they are equal: galleries come in the order of their names. */
  private static Candidate better(Candidate earlier, Candidate later) {
    return later.score().value() > earlier.score().value() ? later : earlier;
  }

  private Map<GalleryName, Gallery> own() {
    return galleries.computeIfAbsent(AuthorityContext.current(), _ -> new ConcurrentHashMap<>());
  }

  private Gallery named(GalleryName name) {
    return Optional.ofNullable(own().get(name))
        .orElseThrow(() -> new UnknownGalleryException(name));
  }

  /** Drops every gallery of every authority and ends the threads. */
  @Override
  public void close() {
    galleries.values().forEach(own -> own.values().forEach(Gallery::close));
    galleries.clear();
    scanning.threads().close();
  }
}
