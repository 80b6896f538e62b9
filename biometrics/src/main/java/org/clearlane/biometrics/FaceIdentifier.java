// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.OptionalDouble;
import java.util.Set;

/**
 * Decides who the person before the camera is, from a search among many.
 *
 * <p>In the server an application-scoped CDI bean; elsewhere see {@link FaceIdentifiers}. Thread
 * safe; {@link #identify} takes as long as {@link FaceGallery#search}.
 *
 * <p>The threshold follows the number N of references that are searched: {@code FPIR = 1 - (1 -
 * FMR)^N}. It is read from the module's calibration, at a rate so much lower than needed that the
 * true rate stays below the needed one with a confidence of 95 %, given how many comparisons of
 * different people the calibration rests on. Below the measured rates an exponential tail is fitted
 * to the lowest ones. Where even no false match among all of the calibration's comparisons would
 * not show that the rate is low enough (the rule of three), the answer is {@link
 * Identification.NotSupported}. The confidence holds for people like those of the calibration's
 * comparisons, for the bundled one a mixed population; its thresholds are those of a narrower one,
 * whose lowest rates are an estimate. Measure your own population and name the table in the
 * settings.
 */
public interface FaceIdentifier {
  /** How many candidates a search must ask for, so that rivals are seen. */
  int CANDIDATES = 5;

  /**
   * Searches and decides.
   *
   * @param galleries one or more of the current authority, as for {@link FaceGallery#search}
   * @throws IllegalArgumentException if {@code galleries} is empty, or the calibration is not of
   *     the probe's model
   * @throws UnknownGalleryException if a gallery does not exist
   * @throws ModelMismatchException if a gallery holds templates of another model
   */
  Identification identify(
      Set<GalleryName> galleries, FaceTemplate probe, IdentificationPolicy policy);

  /**
   * Decides on the result of a search.
   *
   * @param result of a search that asked for at least two candidates, better for {@value
   *     #CANDIDATES}, among templates of {@link FaceMatcher#modelId()}
   */
  Identification decide(SearchResult result, IdentificationPolicy policy);

  /**
   * How many references can be searched before the calibration no longer supports a false positive
   * identification rate; beyond, {@link #decide} answers {@link Identification.NotSupported}.
   *
   * @return 0 or more
   */
  long mostReferences(IdentificationPolicy policy);

  /**
   * What is likely to come of searches among so many, from the calibration.
   *
   * @param references at least 1
   */
  Expectation expectation(long references, IdentificationPolicy policy);

  /**
   * What is to be expected of searches.
   *
   * @param threshold the least score of a match; empty where the calibration does not support the
   *     policy at this size
   * @param fpir the likely false positive identification rate at the threshold; below what the
   *     policy allows, by the allowance for chance
   * @param fnir the likely share of enrolled people who are not identified, if captured as well as
   *     those of the calibration; empty if that has no scores of the same person
   */
  record Expectation(OptionalDouble threshold, OptionalDouble fpir, OptionalDouble fnir) {
    public boolean supported() {
      return threshold.isPresent();
    }
  }
}
