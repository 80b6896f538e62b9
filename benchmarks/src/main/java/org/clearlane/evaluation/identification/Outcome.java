// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.identification;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.clearlane.biometrics.Candidate;
import org.clearlane.biometrics.Identification;
import org.clearlane.biometrics.Identification.Ambiguous;
import org.clearlane.biometrics.Identification.Identified;
import org.clearlane.biometrics.Identification.NotSupported;
import org.clearlane.biometrics.Identification.Unknown;

/**
 * A decision, reduced to what figures are made of.
 *
 * @param kind what was decided
 * @param subject who comes first, of an identification, an ambiguous answer or a claim
 * @param threshold at which it was decided; empty where not supported
 */
record Outcome(Kind kind, OptionalInt subject, OptionalDouble threshold) {

  enum Kind {
    IDENTIFIED,
    AMBIGUOUS,
    UNKNOWN,
    /** The calibration cannot vouch for what was asked; the subject is a claim. */
    NOT_SUPPORTED
  }

  static Outcome of(Identification decision) {
    return switch (decision) {
      case Identified it ->
          new Outcome(Kind.IDENTIFIED, subject(it.candidate()), threshold(it.at().threshold()));
      case Ambiguous it ->
          new Outcome(
              Kind.AMBIGUOUS, subject(it.rivals().getFirst()), threshold(it.at().threshold()));
      case Unknown it ->
          new Outcome(Kind.UNKNOWN, OptionalInt.empty(), threshold(it.at().threshold()));
      case NotSupported it ->
          new Outcome(
              Kind.NOT_SUPPORTED,
              it.claim().map(Outcome::subject).orElse(OptionalInt.empty()),
              OptionalDouble.empty());
    };
  }

  private static OptionalDouble threshold(double value) {
    return OptionalDouble.of(value);
  }

  private static OptionalInt subject(Candidate candidate) {
    return OptionalInt.of(SubjectIds.subject(candidate.person()));
  }

  /** Whether this subject was identified, and nobody else. */
  boolean identifies(int wanted) {
    return kind == Kind.IDENTIFIED && subject.getAsInt() == wanted;
  }

  /** Whether somebody reached the threshold, be it clearly or not. */
  boolean isPositive() {
    return kind == Kind.IDENTIFIED || kind == Kind.AMBIGUOUS;
  }
}
