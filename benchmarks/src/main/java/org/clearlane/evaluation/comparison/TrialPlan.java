// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clearlane.evaluation.dataset.Exclusions;
import org.clearlane.evaluation.dataset.NamePair;
import org.clearlane.evaluation.dataset.Picture;
import org.clearlane.evaluation.dataset.TrialList;

/**
 * Which comparisons are made: each two pictures once, unless a list or an exclusion says otherwise.
 */
public final class TrialPlan {
  private final Cohort cohort;
  private final Set<Trial> excluded = new HashSet<>();

  /** Pictures that are part of an exclusion: a quick answer for all the others. */
  private final boolean[] touched;

  private final List<Trial> mated;
  private final Optional<List<Trial>> listedNonMated;

  /** The comparisons of a cohort. */
  public TrialPlan(Cohort cohort, TrialList list, Exclusions exclusions) {
    this.cohort = cohort;
    touched = new boolean[cohort.size()];
    Map<String, List<Integer>> samples = new HashMap<>();
    for (int i = 0; i < cohort.size(); i++) {
      Picture picture = cohort.picture(i);
      samples.put(picture.name(), List.of(i));
      samples.put(picture.subject(), cohort.samplesOf(cohort.subject(i)));
    }
    exclusions.pairs().forEach(pair -> exclude(pair, samples));
    Optional<List<Trial>> listedMated = list.mated().map(pairs -> trials(pairs, samples));
    listedNonMated = list.nonMated().map(pairs -> trials(pairs, samples));
    mated = listedMated.orElseGet(() -> allMated(listedNonMated.orElse(List.of())));
    // Where a list overrules the folders, what it calls mated is no non-mated comparison.
    listedMated.ifPresent(
        trials ->
            trials.stream().filter(t -> !sameSubject(t.probe(), t.reference())).forEach(this::add));
  }

  private void exclude(NamePair pair, Map<String, List<Integer>> samples) {
    for (int one : samples.getOrDefault(pair.one(), List.of())) {
      for (int other : samples.getOrDefault(pair.other(), List.of())) {
        if (one != other) {
          add(Trial.of(one, other));
        }
      }
    }
  }

  private void add(Trial trial) {
    excluded.add(trial);
    touched[trial.probe()] = true;
    touched[trial.reference()] = true;
  }

  /** Pairs with a picture that gave no template are no trials. */
  private List<Trial> trials(Set<NamePair> pairs, Map<String, List<Integer>> samples) {
    Set<Trial> trials = new LinkedHashSet<>();
    for (NamePair pair : pairs) {
      List<Integer> one = samples.get(pair.one());
      List<Integer> other = samples.get(pair.other());
      if (one != null && other != null) {
        Trial trial = Trial.of(one.getFirst(), other.getFirst());
        if (!excluded.contains(trial)) {
          trials.add(trial);
        }
      }
    }
    return List.copyOf(trials);
  }

  private List<Trial> allMated(List<Trial> nonMated) {
    Set<Trial> different = new HashSet<>(nonMated);
    List<Trial> trials = new ArrayList<>();
    for (int subject = 0; subject < cohort.subjects(); subject++) {
      List<Integer> samples = cohort.samplesOf(subject);
      for (int i = 1; i < samples.size(); i++) {
        for (int j = 0; j < i; j++) {
          Trial trial = Trial.of(samples.get(i), samples.get(j));
          if (!excluded.contains(trial) && !different.contains(trial)) {
            trials.add(trial);
          }
        }
      }
    }
    return List.copyOf(trials);
  }

  /** Who is compared. */
  public Cohort cohort() {
    return cohort;
  }

  /** The comparisons of pictures of one subject. */
  public List<Trial> mated() {
    return mated;
  }

  /** The comparisons of pictures of different subjects, if they are not simply all. */
  public Optional<List<Trial>> listedNonMated() {
    return listedNonMated;
  }

  /** How many non-mated comparisons there are. */
  public long nonMatedComparisons() {
    if (listedNonMated.isPresent()) {
      return listedNonMated.get().size();
    }
    long all = (long) cohort.size() * (cohort.size() - 1) / 2;
    for (int subject = 0; subject < cohort.subjects(); subject++) {
      long own = cohort.samplesOf(subject).size();
      all -= own * (own - 1) / 2;
    }
    return all - excludedNonMated().size();
  }

  /** What is left out though its subjects differ, by exclusions or by a list. */
  public List<Trial> excludedNonMated() {
    return excluded.stream().filter(t -> !sameSubject(t.probe(), t.reference())).toList();
  }

  /** Whether two pictures are of different subjects and may be compared. */
  public boolean isNonMated(int one, int other) {
    return !sameSubject(one, other) && !isExcluded(one, other);
  }

  /** Whether a picture is part of an exclusion. */
  public boolean touches(int sample) {
    return touched[sample];
  }

  /** Whether two pictures must not be compared. */
  public boolean isExcluded(int one, int other) {
    return touched[one] && touched[other] && excluded.contains(Trial.of(one, other));
  }

  private boolean sameSubject(int one, int other) {
    return cohort.subject(one) == cohort.subject(other);
  }
}
