// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.identification;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.clearlane.biometrics.Candidate;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.FaceIdentifier;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.GalleryName;
import org.clearlane.biometrics.Identification;
import org.clearlane.biometrics.Identification.Ambiguous;
import org.clearlane.biometrics.Identification.Identified;
import org.clearlane.biometrics.Identification.NotSupported;
import org.clearlane.biometrics.Identification.OperatingPoint;
import org.clearlane.biometrics.Identification.Unknown;
import org.clearlane.biometrics.IdentificationPolicy;
import org.clearlane.biometrics.SearchResult;
import org.clearlane.biometrics.face.FmrCalibration;

/** Decides by a calibration. */
public final class CalibratedIdentifier implements FaceIdentifier {
  private final FaceGallery galleries;
  private final String modelId;
  private final FmrCalibration calibration;
  private final ImpostorTail tail;

  public CalibratedIdentifier(FaceGallery galleries, FmrCalibration calibration) {
    this.galleries = galleries;
    this.modelId = calibration.modelId();
    this.calibration = calibration;
    this.tail = new ImpostorTail(calibration);
  }

  @Override
  public Identification identify(
      Set<GalleryName> names, FaceTemplate probe, IdentificationPolicy policy) {
    if (!probe.modelId().equals(modelId)) {
      throw new IllegalArgumentException(
          "the model " + modelId + " is calibrated, not " + probe.modelId());
    }
    return decide(galleries.search(names, probe, CANDIDATES), policy);
  }

  @Override
  public Identification decide(SearchResult result, IdentificationPolicy policy) {
    // Among none at all any threshold does; that of one reference is the natural one.
    double fmr = policy.fmr(Math.max(1, result.references()));
    OptionalDouble threshold = tail.threshold(fmr);
    if (threshold.isEmpty()) {
      return new NotSupported(claim(result, policy), fmr, tail.lowestRate());
    }
    OperatingPoint at = new OperatingPoint(threshold.getAsDouble(), fmr, result.references());
    return decide(result.candidates(), at, policy.margin());
  }

  private Optional<Candidate> claim(SearchResult result, IdentificationPolicy policy) {
    double fmr = tail.lowestRate();
    OperatingPoint at = new OperatingPoint(tail.estimate(fmr), fmr, result.references());
    return decide(result.candidates(), at, policy.margin())
            instanceof Identified(Candidate candidate, _)
        ? Optional.of(candidate)
        : Optional.empty();
  }

  private static Identification decide(
      List<Candidate> candidates, OperatingPoint at, double margin) {
    if (candidates.isEmpty() || !candidates.getFirst().score().reaches(at.threshold())) {
      return new Unknown(at);
    }
    Candidate best = candidates.getFirst();
    List<Candidate> near =
        candidates.stream()
            .filter(other -> best.score().value() - other.score().value() < margin)
            .toList();
    return near.size() > 1 ? new Ambiguous(near, at) : new Identified(best, at);
  }

  @Override
  public long mostReferences(IdentificationPolicy policy) {
    // The inverse of IdentificationPolicy.fmr at the lowest rate.
    return (long) Math.floor(Math.log1p(-policy.fpir()) / Math.log1p(-tail.lowestRate()));
  }

  @Override
  public Expectation expectation(long references, IdentificationPolicy policy) {
    double fmr = policy.fmr(references);
    OptionalDouble threshold = tail.threshold(fmr);
    if (threshold.isEmpty()) {
      return new Expectation(threshold, OptionalDouble.empty(), OptionalDouble.empty());
    }
    double likely = -Math.expm1(references * Math.log1p(-tail.expectedRate(fmr)));
    return new Expectation(
        threshold, OptionalDouble.of(likely), calibration.matedBelow(threshold.getAsDouble()));
  }
}
