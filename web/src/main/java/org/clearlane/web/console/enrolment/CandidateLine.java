// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import org.clearlane.enrollment.DuplicateCandidate;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.kernel.TravellerId;

/**
 * An enrolled traveller who looks alike, for the officer to compare.
 *
 * @param score of the comparison, two decimals
 */
public record CandidateLine(TravellerLine traveller, String score) implements Serializable {

  static Optional<CandidateLine> of(DuplicateCandidate candidate, Enrollments enrollments) {
    return enrollments
        .find(candidate.traveller())
        .map(it -> new CandidateLine(TravellerLine.of(it), rounded(candidate.score())));
  }

  static String rounded(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }

  TravellerId id() {
    return TravellerId.of(traveller.id());
  }
}
