// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import java.io.Serializable;
import java.util.List;
import org.clearlane.biometrics.CaptureHint;
import org.clearlane.biometrics.CapturePurpose;
import org.clearlane.biometrics.FaceQuality;
import org.clearlane.biometrics.QualityAspect;

/**
 * What the result panel shows of an enrolment that was just made.
 *
 * @param quality of the portrait, 0 to 1
 * @param shortcomings what a better portrait would do differently, the most important first
 * @param liveness advisory, 0 to 1
 */
public record Enrolled(
    String traveller, String name, double quality, List<Shortcoming> shortcomings, double liveness)
    implements Serializable {

  /** Something of the portrait that is not as it should be, and what to do about it. */
  public record Shortcoming(QualityAspect aspect, CaptureHint hint) implements Serializable {
    static List<Shortcoming> of(FaceQuality quality) {
      return quality.measures(CapturePurpose.ENROLMENT).stream()
          .flatMap(
              measure ->
                  measure.hint().map(hint -> new Shortcoming(measure.aspect(), hint)).stream())
          .toList();
    }
  }
}
