// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clearlane.biometrics.FingerprintAcquisition.Acquired;
import org.clearlane.biometrics.FingerprintAcquisition.NotAcquired;
import org.clearlane.biometrics.FingerprintEnrolment.CapturesDisagree;
import org.clearlane.biometrics.FingerprintEnrolment.Enrolled;
import org.clearlane.biometrics.FingerprintPolicy.FingerRule;
import org.clearlane.biometrics.FingerprintVerification.Matched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Accuracy on labelled fingerprints, where {@code LABELLED_FINGERPRINTS} names a folder of files of
 * the form {@code finger_impression.png} (or any other type that is read), 500 dots per inch.
 *
 * <p>The bounds suit FVC2004 DB1_B, whose volunteers were told to press, twist and dry or wet their
 * fingers: far worse than a lane sees, and the better for looking for false matches.
 */
@EnabledIfEnvironmentVariable(named = "LABELLED_FINGERPRINTS", matches = ".+")
class LabelledFingerprintsTest {
  /** Captures of a finger that an operator may take until two agree; the rest are probes. */
  private static final int CAPTURES = 5;

  private record Impression(String finger, FingerprintTemplate template) {}

  private final FingerprintMatcher matcher = FingerprintMatchers.create();

  @Test
  void acceptsTheFingerAndRefusesOthers() throws IOException {
    List<String> failures = new ArrayList<>();
    Map<String, List<Acquired>> fingers = acquire(failures);
    List<Impression> impressions =
        fingers.entrySet().stream()
            .flatMap(e -> e.getValue().stream().map(a -> new Impression(e.getKey(), a.template())))
            .toList();
    List<Double> genuine = new ArrayList<>();
    List<Double> impostor = new ArrayList<>();
    for (Impression probe : impressions) {
      for (Impression reference : impressions) {
        if (!probe.equals(reference)) {
          double score = matcher.compare(probe.template(), reference.template()).value();
          (probe.finger().equals(reference.finger()) ? genuine : impostor).add(score);
        }
      }
    }
    List<String> figures = new ArrayList<>();
    figures.add(
        "%d impressions of %d fingers, not acquired %s"
            .formatted(impressions.size(), fingers.size(), failures));
    for (double rate : new double[] {1e-1, 1e-2, 1e-3, 1e-4, 1e-5}) {
      double threshold = matcher.thresholdAtFmr(rate);
      figures.add(
          "at %.0e (%.0f): accepted %d of %d genuine and %d of %d impostor pairs"
              .formatted(
                  rate,
                  threshold,
                  reaching(genuine, threshold),
                  genuine.size(),
                  reaching(impostor, threshold),
                  impostor.size()));
    }
    report(figures);

    assertThat(failures).as(figures.toString()).hasSizeLessThanOrEqualTo(impressions.size() / 40);
    assertThat(share(genuine, 1e-3)).as(figures.toString()).isGreaterThanOrEqualTo(0.65);
    assertThat(share(genuine, 1e-4)).as(figures.toString()).isGreaterThanOrEqualTo(0.55);
    assertThat(share(impostor, 1e-1)).as(figures.toString()).isLessThanOrEqualTo(1e-1);
    assertThat(share(impostor, 1e-2)).as(figures.toString()).isLessThanOrEqualTo(1e-2);
    assertThat(share(impostor, 1e-3)).as(figures.toString()).isLessThanOrEqualTo(1e-3);
    assertThat(share(impostor, 1e-4)).as(figures.toString()).isLessThanOrEqualTo(1e-4);
  }

  /**
   * Pairs neighbouring fingers to people: two fingers, three captures each, then one touch each.
   */
  @Test
  void verifiesPeopleByTwoFingers() throws IOException {
    List<List<Acquired>> fingers = new ArrayList<>(acquire(new ArrayList<>()).values());
    List<Person> people = new ArrayList<>();
    int notEnrolled = 0;
    for (int i = 0; i + 1 < fingers.size(); i += 2) {
      List<Acquired> thumb = at(FingerPosition.RIGHT_THUMB, fingers.get(i));
      List<Acquired> index = at(FingerPosition.RIGHT_INDEX, fingers.get(i + 1));
      FingerprintEnrolment enrolment = enrol(thumb, index, FingerCaptures.LEAST);
      if (enrolment instanceof Enrolled(FingerprintReference reference)) {
        people.add(new Person(reference, rest(thumb), rest(index)));
      } else {
        notEnrolled++;
      }
    }
    List<String> figures = new ArrayList<>();
    figures.add("%d enrolled, %d not".formatted(people.size(), notEnrolled));
    for (FingerRule rule : FingerRule.values()) {
      for (double rate : new double[] {1e-2, 1e-3, 1e-4}) {
        FingerprintPolicy policy = new FingerprintPolicy(rule, rate);
        int[] genuine = new int[2];
        int[] impostor = new int[2];
        for (Person reference : people) {
          for (Person person : people) {
            int[] counts = person.equals(reference) ? genuine : impostor;
            int touches = Math.min(person.thumb().size(), person.index().size());
            for (int touch = 0; touch < touches; touch++) {
              List<FingerprintTemplate> probes =
                  List.of(person.thumb().get(touch), person.index().get(touch));
              counts[1]++;
              if (matcher.verify(probes, reference.reference(), policy) instanceof Matched) {
                counts[0]++;
              }
            }
          }
        }
        figures.add(
            "%s at %.0e: accepted %d of %d genuine and %d of %d impostor touches"
                .formatted(rule, rate, genuine[0], genuine[1], impostor[0], impostor[1]));
        assertThat(impostor[0]).as(figures.toString()).isZero();
        if (rule == FingerRule.AT_LEAST_ONE) {
          assertThat((double) genuine[0] / genuine[1])
              .as(figures.toString())
              .isGreaterThanOrEqualTo(0.8);
        }
      }
    }
    report(figures);
    assertThat(notEnrolled).as(figures.toString()).isLessThanOrEqualTo(fingers.size() / 10);
  }

  /** Starts with three captures and takes one more of each as long as they disagree. */
  private FingerprintEnrolment enrol(List<Acquired> thumb, List<Acquired> index, int captures) {
    FingerprintEnrolment enrolment =
        matcher.enrol(
            List.of(
                new FingerCaptures(FingerPosition.RIGHT_THUMB, thumb.subList(0, captures)),
                new FingerCaptures(FingerPosition.RIGHT_INDEX, index.subList(0, captures))));
    return enrolment instanceof CapturesDisagree && captures < CAPTURES
        ? enrol(thumb, index, captures + 1)
        : enrolment;
  }

  private record Person(
      FingerprintReference reference,
      List<FingerprintTemplate> thumb,
      List<FingerprintTemplate> index) {}

  private static List<Acquired> at(FingerPosition position, List<Acquired> captures) {
    return captures.stream()
        .map(
            it ->
                new Acquired(
                    new FingerprintTemplate(
                        it.template().algorithm(),
                        it.template().origin(),
                        position,
                        it.template().minutiae(),
                        it.template().quality(),
                        it.template().nativeForm()),
                    it.quality()))
        .toList();
  }

  private static List<FingerprintTemplate> rest(List<Acquired> captures) {
    return captures.stream().skip(CAPTURES).map(Acquired::template).toList();
  }

  private Map<String, List<Acquired>> acquire(List<String> failures) throws IOException {
    Map<String, List<Acquired>> fingers = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of(System.getenv("LABELLED_FINGERPRINTS")))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.matches("[^_]+_[^_]+\\.[^.]+")) {
          FingerprintSample sample = new FingerprintSample.Encoded(Files.readAllBytes(file));
          switch (matcher.acquire(sample, FingerPosition.UNKNOWN)) {
            case Acquired acquired ->
                fingers
                    .computeIfAbsent(name.split("_", -1)[0], finger -> new ArrayList<>())
                    .add(acquired);
            case NotAcquired(FingerprintFailure failure) -> failures.add(failure + " " + name);
          }
        }
      }
    }
    return fingers;
  }

  private double share(List<Double> scores, double rate) {
    assertThat(scores).isNotEmpty();
    return (double) reaching(scores, matcher.thresholdAtFmr(rate)) / scores.size();
  }

  private static long reaching(List<Double> scores, double threshold) {
    return scores.stream().filter(score -> score >= threshold).count();
  }

  private static void report(List<String> figures) {
    System.Logger log = System.getLogger(LabelledFingerprintsTest.class.getName());
    figures.forEach(line -> log.log(System.Logger.Level.INFO, line));
  }
}
