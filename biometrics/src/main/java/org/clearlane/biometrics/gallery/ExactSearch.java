// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.util.ArrayList;
import java.util.List;
import org.clearlane.biometrics.gallery.References.Snapshot;

/**
 * Answers some probes exactly: one scan, then full precision for the slots that it leaves.
 *
 * <p>An answer is proven when its last person reaches the floor of the shortlist: then every slot
 * left out is worse. A floor is too high only where a slot that raised it was erased during the
 * scan; then the probe is scanned for again, and after some such accidents with every slot read.
 */
final class ExactSearch {
  private static final int SCANS = 3;

  private final Snapshot references;
  private final ScanKernel kernel;
  private final ScanThreads threads;

  ExactSearch(Snapshot references, ScanKernel kernel, ScanThreads threads) {
    this.references = references;
    this.kernel = kernel;
    this.threads = threads;
  }

  /**
   * @return for each probe the best persons, best first
   */
  List<List<Match>> run(List<Probe> probes) {
    List<List<Match>> answers = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    for (int p = 0; p < probes.size(); p++) {
      answers.add(List.of());
      open.add(p);
    }
    for (int scan = 1; !open.isEmpty(); scan++) {
      List<Probe> remaining = open.stream().map(probes::get).toList();
      List<Ranked> ranked = rank(remaining, scan > SCANS);
      List<Integer> unproven = new ArrayList<>();
      for (int i = 0; i < remaining.size(); i++) {
        answers.set(open.get(i), ranked.get(i).best());
        if (!ranked.get(i).proven()) {
          unproven.add(open.get(i));
        }
      }
      open = unproven;
    }
    return answers;
  }

  private List<Ranked> rank(List<Probe> probes, boolean everySlot) {
    int[] proving =
        probes.stream()
            .mapToInt(
                probe ->
                    everySlot
                        ? Integer.MAX_VALUE
                        : Shortlist.proving(probe.most(), references.mostOfOnePerson()))
            .toArray();
    Scan scan = new Scan(references, probes, kernel);
    List<Shortlist> shortlists = scan.run(threads, proving);
    Ranked[] ranked = new Ranked[probes.size()];
    threads.run(
        scan.worthSharing() ? threads.count() : 1,
        ranked.length,
        (_, i) -> ranked[i] = rank(probes.get(i), shortlists.get(i)));
    return List.of(ranked);
  }

  private record Ranked(List<Match> best, boolean proven) {}

  private Ranked rank(Probe probe, Shortlist shortlist) {
    Ranking ranking = new Ranking(probe.most());
    float[] values = new float[probe.values().length];
    for (Shortlist.Promise promise : shortlist.bestFirst()) {
      if (!ranking.canBeChangedBy(promise.upper())) {
        break;
      }
      references
          .read(promise.slot(), values)
          .ifPresent(person -> ranking.offer(person, probe.score(values)));
    }
    List<Match> best = ranking.best();
    return new Ranked(best, shortlist.proves(best, probe.most()));
  }
}
