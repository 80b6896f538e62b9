// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clearlane.evaluation.acquisition.Acquisitions;
import org.clearlane.evaluation.acquisition.Sample;
import org.clearlane.evaluation.comparison.Cohort;
import org.clearlane.evaluation.comparison.FalseMatches;
import org.clearlane.evaluation.comparison.TrialPlan;
import org.clearlane.evaluation.dataset.Exclusions;
import org.clearlane.evaluation.dataset.GroupLabels;
import org.clearlane.evaluation.dataset.Picture;
import org.clearlane.evaluation.dataset.PictureFolder;
import org.clearlane.evaluation.dataset.TrialList;

/**
 * What is evaluated: a folder and the tables that limit it.
 *
 * @param pictures those that were not left out
 * @param list which comparisons are made
 * @param exclusions which are not
 * @param groups labels of groups
 * @param notes what a reader has to know of it
 */
record Inputs(
    PictureFolder folder,
    List<Picture> pictures,
    TrialList list,
    Exclusions exclusions,
    GroupLabels groups,
    List<String> notes) {

  static Inputs read(PictureFolder folder, EvaluateOptions options) {
    List<String> notes = new ArrayList<>();
    TrialList list =
        options.pairs().map(file -> TrialList.read(file, folder)).orElse(TrialList.ALL);
    Exclusions exclusions =
        options.exclude().map(file -> Exclusions.read(file, folder)).orElse(Exclusions.NONE);
    Optional<TrialList> besides =
        options.pairs().isPresent() ? Optional.of(list) : TrialList.besides(folder);
    if (besides.isPresent() && !besides.get().samePhotographs().isEmpty()) {
      exclusions = exclusions.and(besides.get().samePhotographs());
      notes.add(
          besides.get().samePhotographs().size()
              + " pairs are the same photograph by pairs.csv and are not compared.");
    }
    Exclusions all = exclusions;
    List<Picture> pictures =
        folder.pictures().stream().filter(picture -> !all.leavesOut(picture)).toList();
    if (pictures.size() < folder.pictures().size()) {
      notes.add(
          folder.pictures().size() - pictures.size() + " pictures are left out as --exclude says.");
    }
    if (pictures.isEmpty()) {
      throw EvaluationException.unusable("--exclude leaves out every picture");
    }
    if (pictures.size() > FalseMatches.MOST_SAMPLES) {
      throw EvaluationException.unusable("more than " + FalseMatches.MOST_SAMPLES + " pictures");
    }
    GroupLabels groups =
        options.groups().map(file -> GroupLabels.read(file, folder)).orElse(GroupLabels.NONE);
    if (groups.unknown() > 0) {
      notes.add(groups.unknown() + " rows of --groups name no picture and no subject.");
    }
    return new Inputs(folder, pictures, list, all, groups, notes);
  }

  /**
   * Whether there will be anything to compare, asked before the long work.
   *
   * @param subject what a subject is called
   */
  void requireMated(String subject) {
    if (planOf(pictures).mated().isEmpty()) {
      throw EvaluationException.unusable(
          "no " + subject + " has two pictures that may be compared: there is nothing to measure");
    }
    if (pictures.stream().map(Picture::subject).distinct().count() < 2) {
      throw EvaluationException.unusable(
          "there is only one " + subject + ": nobody to be told apart from");
    }
  }

  TrialPlan planOf(List<Picture> some) {
    return new TrialPlan(new Cohort(some), list, exclusions);
  }

  /**
   * The comparisons of what was acquired.
   *
   * @throws EvaluationException if there are none
   */
  TrialPlan plan(Acquisitions<?> acquisitions) {
    TrialPlan plan = planOf(acquisitions.samples().stream().<Picture>map(Sample::picture).toList());
    if (plan.mated().isEmpty() || plan.nonMatedComparisons() == 0) {
      throw EvaluationException.unusable(
          "too few pictures gave a template: "
              + acquisitions.samples().size()
              + " of "
              + acquisitions.pictures()
              + " "
              + acquisitions.reasons());
    }
    return plan;
  }

  /** How many mated comparisons failures to acquire cost. */
  long lostMated(TrialPlan plan) {
    return (long) planOf(pictures).mated().size() - plan.mated().size();
  }
}
