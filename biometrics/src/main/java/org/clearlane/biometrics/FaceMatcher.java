// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.Optional;

/**
 * Turns images into face templates and compares two templates (1:1).
 *
 * <p>In the server an application-scoped CDI bean, loaded and checked when the application starts;
 * elsewhere see {@link FaceMatchers}. Thread safe. {@link #acquire} runs on the calling thread and
 * takes about 30 ms of one core for a 640x480 image; give it a thread that may be busy that long.
 */
public interface FaceMatcher {

  /**
   * Finds the face in an image and extracts its template. Never throws for what is in the image.
   *
   * @param image an encoded JPEG or PNG picture of at most 8 MiB, in any EXIF orientation
   * @return the template with its quality and a liveness estimate, or why there is none; {@link
   *     AcquisitionFailure#NOT_READY} while {@link #ready()} is false
   */
  FaceAcquisition acquire(byte[] image);

  /**
   * Compares two templates. The score is their cosine similarity, from -1 to 1, higher is more
   * alike and symmetric: two images of one person score about 0.7, of different people about 0.0.
   * Judge it with {@link #thresholdAtFmr}. Takes microseconds; works while {@link #ready()} is
   * false.
   *
   * @throws IllegalArgumentException if either template was not made by {@link #modelId()}
   */
  ComparisonScore compare(FaceTemplate probe, FaceTemplate reference);

  /**
   * The score at or above which two templates match, for a wanted false match rate of one
   * comparison. Interpolated (score over the logarithm of the rate) in the module's calibration
   * table, which was measured on Labeled Faces in the Wild, that is over a mixed population. In a
   * narrow one (similar age, sex and origin) the rate is higher: among 456 officials of one country
   * 2.3e-4 at the threshold for 1e-4. A search among N references has a false positive rate of
   * about N times this rate.
   *
   * @param fmr the wanted rate, from 1e-6 to 1e-3, the range that was measured
   * @return a score for {@link ComparisonScore#reaches}; smaller rates give higher scores
   * @throws IllegalArgumentException if the rate lies outside the calibrated range or is NaN
   */
  double thresholdAtFmr(double fmr);

  /**
   * Identifies the feature model together with the version of its preprocessing, sixteen
   * hexadecimal digits. Templates compare only under the same id; after a change the enrolled
   * images must be extracted again.
   */
  String modelId();

  /** Whether all models are loaded and verified, so that {@link #acquire} can succeed. */
  boolean ready();

  /** What keeps the matcher from being {@link #ready()}, for operators; empty when ready. */
  Optional<String> problem();
}
