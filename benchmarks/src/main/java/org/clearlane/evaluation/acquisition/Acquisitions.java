// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.acquisition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.clearlane.benchmarks.Progress;
import org.clearlane.evaluation.Workers;
import org.clearlane.evaluation.acquisition.Attempt.Failure;
import org.clearlane.evaluation.acquisition.Attempt.Success;
import org.clearlane.evaluation.dataset.Picture;
import org.clearlane.evaluation.dataset.PictureFile;
import org.clearlane.evaluation.statistics.Estimate;
import org.clearlane.evaluation.statistics.SubjectTally;

/**
 * What became of all pictures, in their order.
 *
 * @param samples those with a template
 * @param failures the others: they count in the failure-to-acquire rate and are not compared
 */
public record Acquisitions<T>(List<Sample<T>> samples, List<Failure<T>> failures) {

  /**
   * Extracts the templates of pictures on all threads.
   *
   * @param extract makes an attempt of a picture and its bytes; thread safe
   */
  public static <T> Acquisitions<T> of(
      List<Picture> pictures, BiFunction<Picture, byte[], Attempt<T>> extract, Workers workers) {
    List<Optional<Attempt<T>>> attempts =
        Collections.synchronizedList(
            new ArrayList<>(Collections.nCopies(pictures.size(), Optional.empty())));
    try (Progress progress = new Progress("Extracting templates", pictures.size())) {
      workers.run(
          pictures.size(),
          i -> {
            Picture picture = pictures.get(i);
            Attempt<T> attempt =
                PictureFile.read(picture)
                    .map(bytes -> extract.apply(picture, bytes))
                    .orElseGet(() -> new Failure<>(picture, "unreadable file"));
            attempts.set(i, Optional.of(attempt));
            progress.step(1);
          });
    }
    List<Sample<T>> samples = new ArrayList<>();
    List<Failure<T>> failures = new ArrayList<>();
    for (Optional<Attempt<T>> attempt : attempts) {
      switch (attempt.orElseThrow()) {
        case Success<T>(Sample<T> sample) -> samples.add(sample);
        case Failure<T> failure -> failures.add(failure);
      }
    }
    return new Acquisitions<>(List.copyOf(samples), List.copyOf(failures));
  }

  /** A constant of a failure as words: {@code NO_FACE} is "no face". */
  public static String words(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** How many pictures there are. */
  public int pictures() {
    return samples.size() + failures.size();
  }

  /** How many failures there are of each reason. */
  public Map<String, Integer> reasons() {
    Map<String, Integer> reasons = new TreeMap<>();
    failures.forEach(failure -> reasons.merge(failure.reason(), 1, Integer::sum));
    return reasons;
  }

  /** The failure-to-acquire rate; the interval is by subjects. */
  public Estimate failureToAcquire() {
    Map<String, Integer> numbers = new TreeMap<>();
    samples.forEach(s -> numbers.putIfAbsent(s.picture().subject(), numbers.size()));
    failures.forEach(f -> numbers.putIfAbsent(f.picture().subject(), numbers.size()));
    SubjectTally tally = new SubjectTally(numbers.size());
    samples.forEach(s -> tally.add(number(numbers, s.picture()), false));
    failures.forEach(f -> tally.add(number(numbers, f.picture()), true));
    return tally.estimate();
  }

  private static int number(Map<String, Integer> numbers, Picture picture) {
    return numbers.getOrDefault(picture.subject(), 0);
  }
}
