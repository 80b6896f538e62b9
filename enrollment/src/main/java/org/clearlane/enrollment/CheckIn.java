// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.Optional;
import java.util.regex.Pattern;
import org.clearlane.kernel.TravelDocument;

/**
 * What a check-in hands in.
 *
 * @param boardingPass the text of its bar code
 * @param portrait JPEG or PNG, at most 8 MiB
 * @param consentText version of the words to which the passenger agreed, as the partner names it
 * @param document the travel document, for whoever wants to leave through a lane
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
public record CheckIn(
    String boardingPass, byte[] portrait, String consentText, Optional<TravelDocument> document) {
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,40}");

  /**
   * @throws IllegalArgumentException if the version of the consent has another form
   */
  public CheckIn {
    portrait = portrait.clone();
    if (!VERSION.matcher(consentText).matches()) {
      throw new IllegalArgumentException("the version of the consent must match " + VERSION);
    }
  }

  @Override
  public byte[] portrait() {
    return portrait.clone();
  }

  /** Hides whose check-in it is. */
  @Override
  public String toString() {
    return "CheckIn[" + consentText + "]";
  }
}
