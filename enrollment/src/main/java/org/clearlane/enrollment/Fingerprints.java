// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FingerprintReference;
import org.clearlane.kernel.TravellerId;

/**
 * Enrolled fingers of the current authority's travellers. Thread safe; each call is a transaction
 * or joins one.
 */
public interface Fingerprints {

  /**
   * Enrols fingers, instead of any that were enrolled. Of each finger the best picture is kept as a
   * template, sealed under the traveller's key; no picture is stored. Blocks for some hundred
   * milliseconds a picture.
   *
   * @param fingers one or two; two unless the traveller has no second finger that leaves a print
   * @param by who asks, for the audit trail
   * @throws IllegalArgumentException if there are more or none, or two of one position
   */
  FingersOutcome enrol(TravellerId traveller, List<FingerPictures> fingers, String by);

  /**
   * The enrolled fingers; empty for an unknown or withdrawn traveller, and for one whose templates
   * are of another algorithm than the current one.
   */
  Optional<FingerprintReference> reference(TravellerId traveller);
}
