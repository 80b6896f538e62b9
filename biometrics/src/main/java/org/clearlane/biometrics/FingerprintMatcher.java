// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.List;

/**
 * Turns pictures of fingers into templates, compares templates (1:1), enrols and verifies.
 *
 * <p>In the server an application-scoped CDI bean, warmed up when the application starts; elsewhere
 * see {@link FingerprintMatchers}. Thread safe, and no call waits for another. Pure Java: there is
 * nothing to close. Records of other systems: see {@link FingerprintRecords}.
 */
public interface FingerprintMatcher {

  /**
   * Extracts the template of a picture. Never throws for what is in it. Runs on the calling thread:
   * 100 to 200 ms of one core for 640x480 pixels, which allocate 80 MB of heap (40 at a time),
   * twice that for the largest picture.
   *
   * @param position the finger that was asked for, {@link FingerPosition#UNKNOWN} if none was
   */
  FingerprintAcquisition acquire(FingerprintSample sample, FingerPosition position);

  /**
   * Compares two templates, whatever their positions say. The score is 0 or more, higher is more
   * alike: impressions of one finger score from 40 to some hundreds, of different fingers about 0
   * to 20. Judge it with {@link #thresholdAtFmr}. Not quite symmetric: put the live finger first.
   * Takes about five milliseconds, with the 255 minutiae that an imported record may hold up to a
   * third of a second.
   *
   * @throws IllegalArgumentException if either template was not made by {@link #algorithm()}
   */
  FingerprintScore compare(FingerprintTemplate probe, FingerprintTemplate reference);

  /**
   * Reads templates that are to be compared many times, such as by an evaluation.
   *
   * @throws IllegalArgumentException if a template was not made by {@link #algorithm()}
   */
  FingerprintSet read(List<FingerprintTemplate> templates);

  /**
   * The score at or above which two fingers match, for a wanted false match rate of one comparison.
   * Interpolated (score over the logarithm of the rate) in the module's table, which is SourceAFIS'
   * own calibration: 40 at 1e-4, ten more for each tenth. On FVC2004 DB1_B fewer false matches were
   * seen than the table says. Scores of bad pictures and of imported templates run lower; measure
   * on your own sensors before relying on a rate.
   *
   * @param fmr the wanted rate, from 1e-5 to 1e-1
   * @throws IllegalArgumentException if the rate lies outside this range or is NaN
   */
  double thresholdAtFmr(double fmr);

  /**
   * Makes a reference of several captures of each finger. Of each finger the capture is taken that
   * is most alike to the others, which is worth more at the lane than the one that looks best.
   *
   * @param fingers one or two; two unless the person has no second finger that leaves a print
   * @throws IllegalArgumentException if there are more or none, two of one position, or templates
   *     of another algorithm
   */
  FingerprintEnrolment enrol(List<FingerCaptures> fingers);

  /**
   * Verifies a person. A probe is compared with the enrolled fingers that it may be, by its
   * position; every such comparison is made, also after one that matches.
   *
   * @param probes one or two live captures; their order means nothing
   * @throws IllegalArgumentException if there are more or none, or a template was not made by
   *     {@link #algorithm()}
   */
  FingerprintVerification verify(
      List<FingerprintTemplate> probes, FingerprintReference reference, FingerprintPolicy policy);

  /**
   * Names the algorithm and its version, such as {@code sourceafis-3.18.1}. Templates compare only
   * under the same name; after an upgrade the enrolled pictures, or else the fingers, must be
   * extracted again, as the library's author asks.
   */
  String algorithm();
}
