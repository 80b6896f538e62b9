// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.List;
import java.util.Set;

/**
 * One-to-many face search (1:N) in the named galleries of the current authority.
 *
 * <p>In the server an application-scoped CDI bean; elsewhere see {@link FaceGalleries}. Every call
 * asks {@link org.clearlane.kernel.AuthorityContext#current()}: a gallery of one authority does not
 * exist for another, whatever its name. Galleries live in memory only and are filled again by their
 * owners after a start. A gallery takes the templates of one model; that of its first reference
 * counts until it is dropped.
 *
 * <p><b>Exact.</b> A search gives what comparing the probe with every reference one by one would
 * give, including the last bit of the scores and the order of equal ones: eight-bit codes are
 * scanned with a proven bound of their error, and every reference that could be among the best is
 * compared again in full precision.
 *
 * <p><b>Cost.</b> Measured on one core of a 2023 server: about 2 ms among 100,000 references of
 * {@value FaceTemplate#DIMENSION} values, and about 5 ms for eight probes that wait at the same
 * time, which share one pass over memory. Large galleries use all cores. A reference takes about
 * 550 bytes of memory for the scan and 2 KiB, in memory or in an encrypted file, for its full
 * precision.
 *
 * <p><b>Concurrency.</b> Thread safe. Searches never wait for updates, and see each update either
 * done or not yet begun. Updates of one gallery take turns; {@link #replace} and {@link #drop} wait
 * for the scan that is under way, milliseconds. What an update has erased is overwritten with
 * zeros, in memory and in the file, before the call returns.
 *
 * <p>Terms follow ISO/IEC 2382-37 and ISO/IEC 19795-1.
 */
public interface FaceGallery {
  /** The most references that one person may have in one gallery. */
  int MOST_REFERENCES = 10;

  /** The most candidates that one search may ask for. */
  int MOST_CANDIDATES = 100;

  /**
   * How much a gallery holds.
   *
   * @param persons how many persons
   * @param references how many templates
   */
  record Size(long persons, long references) {}

  /**
   * Makes an empty gallery.
   *
   * @return false if there is one of that name already, which stays as it is
   */
  boolean create(GalleryName gallery);

  /**
   * Removes a gallery with all it holds. Searches of it that have not begun to scan fail with
   * {@link UnknownGalleryException}.
   *
   * @return false if there is none
   */
  boolean drop(GalleryName gallery);

  /** The galleries of the current authority. */
  Set<GalleryName> names();

  /**
   * @throws UnknownGalleryException if there is no such gallery
   */
  Size size(GalleryName gallery);

  /**
   * Whether the person has a reference in the gallery.
   *
   * @throws UnknownGalleryException if there is no such gallery
   */
  boolean contains(GalleryName gallery, PersonId person);

  /**
   * Adds one reference to those that the person has; every search that starts afterwards sees it.
   *
   * @throws UnknownGalleryException if there is no such gallery
   * @throws ModelMismatchException if the gallery holds templates of another model
   * @throws TooManyReferencesException if the person has {@value #MOST_REFERENCES} already
   * @throws BiometricsException if memory or disk space is exhausted; the gallery is as before
   */
  void add(GalleryName gallery, PersonId person, FaceTemplate reference);

  /**
   * Gives the person exactly these references. A search never misses the person meanwhile: one that
   * runs at the same time compares with the old references, the new ones or both, every later one
   * with the new ones only.
   *
   * @param references one to {@value #MOST_REFERENCES}; of all persons, also unknown ones
   * @throws IllegalArgumentException if there are none
   * @throws UnknownGalleryException if there is no such gallery
   * @throws ModelMismatchException if the gallery holds templates of another model
   * @throws TooManyReferencesException if there are more than {@value #MOST_REFERENCES}
   * @throws BiometricsException if memory or disk space is exhausted; the gallery is as before
   */
  void replace(GalleryName gallery, PersonId person, List<FaceTemplate> references);

  /**
   * Removes the person's references from one gallery. No search that starts after the return finds
   * them.
   *
   * @return whether there were any
   * @throws UnknownGalleryException if there is no such gallery
   */
  boolean remove(GalleryName gallery, PersonId person);

  /**
   * Removes the person from every gallery of the current authority, as {@link #remove} does: for
   * consent withdrawn and for erasure.
   *
   * @return from how many galleries
   */
  int removeEverywhere(PersonId person);

  /**
   * Finds the persons who are most alike to the probe. Runs on the calling thread, with help of the
   * module's own ones where galleries are large, or waits for the pass of another search.
   *
   * <p>A watchlist and a population know the same human being under two ids; search them apart, or
   * {@link FaceIdentifier} takes the one for the rival of the other.
   *
   * @param galleries one or more; a person in several of them is one candidate
   * @param most how many persons at most, 1 to {@value #MOST_CANDIDATES}
   * @throws IllegalArgumentException if {@code galleries} is empty or {@code most} out of range
   * @throws UnknownGalleryException if one of them does not exist
   * @throws ModelMismatchException if one of them holds templates of another model
   */
  SearchResult search(Set<GalleryName> galleries, FaceTemplate probe, int most);
}
