// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How well a face was captured. Measured on the aligned face where possible, so that values of
 * different images compare.
 *
 * @param values what was measured, each in the unit that its aspect tells; a matcher need not
 *     measure all, but those that have an accessor here
 * @param overall 0 to 1, higher is better; orders the frames of one capture (see {@link
 *     BestFrame}), is not a threshold
 */
public record FaceQuality(Map<QualityAspect, Double> values, double overall) {

  /**
   * Below this distance of the eyes, in pixels, genuine scores fall: of portraits with 20 and more
   * all matched at a false match rate of 1e-4, of smaller ones 11 % did not. Ask for a closer
   * capture before enrolling a smaller face.
   */
  public static final double RELIABLE_EYE_DISTANCE = 20;

  private static final Set<QualityAspect> ALWAYS =
      Collections.unmodifiableSet(
          EnumSet.of(
              QualityAspect.EYE_DISTANCE,
              QualityAspect.BRIGHTNESS,
              QualityAspect.CONTRAST,
              QualityAspect.SHARPNESS,
              QualityAspect.DETECTION));

  /**
   * @throws IllegalArgumentException if a value is missing or not finite, or overall is not from 0
   *     to 1
   */
  public FaceQuality {
    if (!values.keySet().containsAll(ALWAYS)
        || !values.values().stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("finite values of at least " + ALWAYS);
    }
    if (!(overall >= 0 && overall <= 1)) {
      throw new IllegalArgumentException("an overall quality from 0 to 1");
    }
    values = Collections.unmodifiableMap(new EnumMap<>(values));
  }

  /** Of only what every matcher measures. */
  public FaceQuality(
      double eyeDistancePixels,
      double brightness,
      double contrast,
      double sharpness,
      double detectionScore,
      double overall) {
    this(
        Map.of(
            QualityAspect.EYE_DISTANCE, eyeDistancePixels,
            QualityAspect.BRIGHTNESS, brightness,
            QualityAspect.CONTRAST, contrast,
            QualityAspect.SHARPNESS, sharpness,
            QualityAspect.DETECTION, detectionScore),
        overall);
  }

  /** The value of an aspect, if it was measured. */
  public OptionalDouble value(QualityAspect aspect) {
    Double value = values.get(aspect);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /**
   * Everything measured beside what the purpose asks for: first what is not met, then the rest,
   * both in the order of {@link QualityAspect}, so that the first is the one to put right first.
   */
  public List<QualityMeasure> measures(CapturePurpose purpose) {
    List<QualityMeasure> all =
        values.entrySet().stream()
            .map(value -> QualityLimits.measure(purpose, value.getKey(), value.getValue()))
            .toList();
    return Stream.concat(
            all.stream().filter(measure -> !measure.met()),
            all.stream().filter(QualityMeasure::met))
        .toList();
  }

  /** What would make the next picture better, the most important first; none if all is met. */
  public Optional<CaptureHint> hint(CapturePurpose purpose) {
    return measures(purpose).getFirst().hint();
  }

  /** {@link QualityAspect#EYE_DISTANCE}; under {@value #RELIABLE_EYE_DISTANCE} unreliable. */
  public double eyeDistancePixels() {
    return measured(QualityAspect.EYE_DISTANCE);
  }

  /** {@link QualityAspect#BRIGHTNESS}. */
  public double brightness() {
    return measured(QualityAspect.BRIGHTNESS);
  }

  /** {@link QualityAspect#CONTRAST}. */
  public double contrast() {
    return measured(QualityAspect.CONTRAST);
  }

  /** {@link QualityAspect#SHARPNESS}. */
  public double sharpness() {
    return measured(QualityAspect.SHARPNESS);
  }

  /** {@link QualityAspect#DETECTION}. */
  public double detectionScore() {
    return measured(QualityAspect.DETECTION);
  }

  private double measured(QualityAspect aspect) {
    return value(aspect).orElseThrow();
  }

  /** Whether the face is large enough to be enrolled. */
  public boolean isReliable() {
    return eyeDistancePixels() >= RELIABLE_EYE_DISTANCE;
  }
}
