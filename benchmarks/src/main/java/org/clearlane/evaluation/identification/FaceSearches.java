// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.identification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.clearlane.benchmarks.Progress;
import org.clearlane.biometrics.Candidate;
import org.clearlane.biometrics.FaceGalleries;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.GalleryName;
import org.clearlane.biometrics.SearchResult;
import org.clearlane.evaluation.Workers;
import org.clearlane.evaluation.comparison.Cohort;
import org.clearlane.evaluation.comparison.TrialPlan;
import org.clearlane.evaluation.statistics.ScoreScale;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;

/** Searches the product's own gallery with every picture. */
public final class FaceSearches {
  /** The longest list of candidates that figures are given for. */
  public static final int MOST_RANKS = 10;

  private static final Authority AUTHORITY = new Authority("evaluation");
  private static final GalleryName NAME = new GalleryName("evaluation");
  private static final ScoreScale SCALE = ScoreScale.COSINE;

  private final TrialPlan plan;
  private final List<FaceTemplate> templates;
  private final Workers workers;
  private final FaceGallery galleries;

  /**
   * @param plan who may be compared with whom
   * @param templates of the plan's cohort
   */
  public FaceSearches(TrialPlan plan, List<FaceTemplate> templates, Workers workers) {
    this.plan = plan;
    this.templates = templates;
    this.workers = workers;
    // The searches run side by side; each uses its own thread.
    galleries = FaceGalleries.inMemory(1);
  }

  /** Where the searches run, for identifiers. */
  public FaceGallery galleries() {
    return galleries;
  }

  /**
   * Searches with every picture of some subjects: once for the subject, where enrolled with another
   * picture, and once as somebody who is not enrolled.
   *
   * @param task what people see meanwhile
   * @param probes subjects who search
   * @param rules what to decide by
   * @return the searches in the order of the pictures
   */
  public List<Search> run(
      String task, Enrolment enrolment, List<Integer> probes, List<DecisionRule> rules) {
    AuthorityContext.run(AUTHORITY, () -> fill(enrolment));
    List<Integer> samples =
        probes.stream().flatMap(s -> plan.cohort().samplesOf(s).stream()).sorted().toList();
    List<List<Search>> found =
        Collections.synchronizedList(
            new ArrayList<>(Collections.nCopies(samples.size(), List.of())));
    try (Progress progress = new Progress(task, samples.size())) {
      workers.run(
          samples.size(),
          i -> {
            int probe = samples.get(i);
            found.set(i, AuthorityContext.call(AUTHORITY, () -> search(probe, enrolment, rules)));
            progress.step(1);
          });
    }
    AuthorityContext.run(AUTHORITY, () -> galleries.drop(NAME));
    return found.stream().flatMap(List::stream).toList();
  }

  private void fill(Enrolment enrolment) {
    galleries.create(NAME);
    for (int subject = 0; subject < plan.cohort().subjects(); subject++) {
      if (enrolment.holds(subject)) {
        FaceTemplate reference = templates.get(enrolment.reference(subject));
        galleries.add(NAME, SubjectIds.id(subject), reference);
      }
    }
  }

  private List<Search> search(int probe, Enrolment enrolment, List<DecisionRule> rules) {
    Cohort cohort = plan.cohort();
    int own = cohort.subject(probe);
    // The own one, who may be left out, and where something is excluded much more.
    int most = plan.touches(probe) ? FaceGallery.MOST_CANDIDATES : MOST_RANKS + 1;
    SearchResult result = galleries.search(Set.of(NAME), templates.get(probe), most);
    Predicate<Candidate> isOwn = candidate -> SubjectIds.subject(candidate.person()) == own;
    SearchResult allowed =
        without(
            result,
            candidate ->
                !isOwn.test(candidate)
                    && plan.isExcluded(
                        probe, enrolment.reference(SubjectIds.subject(candidate.person()))));
    boolean enrolled = enrolment.holds(own);
    List<Search> searches = new ArrayList<>(2);
    if (enrolled
        && enrolment.reference(own) != probe
        && !plan.isExcluded(probe, enrolment.reference(own))) {
      FaceTemplate reference = templates.get(enrolment.reference(own));
      int ownCode = SCALE.code(templates.get(probe).cosine(reference));
      searches.add(search(probe, own, true, ownCode, allowed, rules));
    }
    SearchResult others = without(allowed, isOwn);
    // Also where the own reference did not come among the first.
    long references = others.references();
    if (enrolled && references == allowed.references()) {
      references--;
    }
    SearchResult unenrolled = new SearchResult(others.candidates(), references);
    searches.add(search(probe, own, false, 0, unenrolled, rules));
    return searches;
  }

  private static SearchResult without(SearchResult result, Predicate<Candidate> absent) {
    List<Candidate> rest = result.candidates().stream().filter(absent.negate()).toList();
    return new SearchResult(rest, result.references() - (result.candidates().size() - rest.size()));
  }

  private static Search search(
      int probe,
      int own,
      boolean mated,
      int ownCode,
      SearchResult result,
      List<DecisionRule> rules) {
    int rank = 0;
    int other = Search.NOBODY;
    int otherCode = 0;
    List<Candidate> candidates = result.candidates();
    for (int i = candidates.size() - 1; i >= 0; i--) {
      int subject = SubjectIds.subject(candidates.get(i).person());
      if (subject != own) {
        other = subject;
        otherCode = SCALE.code(candidates.get(i).score().value());
      } else {
        rank = i < MOST_RANKS ? i + 1 : 0;
      }
    }
    List<Outcome> outcomes =
        rules.stream().map(rule -> Outcome.of(rule.decide().apply(result))).toList();
    return new Search(
        probe, own, mated, result.references(), rank, ownCode, other, otherCode, outcomes);
  }
}
