// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import org.clearlane.biometrics.QualityMeasure;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One measured property of a portrait beside what is asked of an enrolment. */
@Schema(name = "QualityMeasure")
public record QualityMeasureJson(
    @Schema(
            description =
                "What was measured. OTHER_FACES: prominence of the next face in parts of this one's;"
                    + " EYE_DISTANCE: pixels; FACE_SHARE, EDGE_MARGIN, CENTRE_OFFSET: parts of the"
                    + " picture or of the face's box; EYES_UNCOVERED, MOUTH_UNCOVERED: lower is"
                    + " more covered; BRIGHTNESS, DARK_SHARE, BRIGHT_SHARE, CONTRAST, SHARPNESS,"
                    + " STEADINESS, DETECTION: 0 to 1; LIGHT_BALANCE: logarithm of left over right;"
                    + " YAW, PITCH, ROLL: degrees, estimated; EYES_OPEN: 0 closed to 1 open;"
                    + " MOUTH_OPENING: height over width",
            examples = "EYE_DISTANCE")
        String aspect,
    @Schema(examples = "61.2") double value,
    @Schema(description = "Least good value; absent if there is none", examples = "90")
        @Nullable Double low,
    @Schema(description = "Greatest good value; absent if there is none") @Nullable Double high,
    @Schema(description = "Whether the value is within the limits", examples = "false") boolean met,
    @Schema(
            description = "What would bring the value within them; absent if it is",
            examples = "STEP_CLOSER")
        @Nullable String hint) {

  static QualityMeasureJson of(QualityMeasure measure) {
    return new QualityMeasureJson(
        measure.aspect().name(),
        measure.value(),
        bound(measure.limit().low()),
        bound(measure.limit().high()),
        measure.met(),
        measure.hint().map(Enum::name).orElse(null));
  }

  private static @Nullable Double bound(double value) {
    return Double.isInfinite(value) ? null : value;
  }
}
