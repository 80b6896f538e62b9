// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearlane.biometrics.PadVerdict;
import org.clearlane.biometrics.PadVote;
import org.clearlane.biometrics.PadVote.Finding;
import org.clearlane.biometrics.PadVote.Kind;

/** What became of the attempts of one kind. Not thread safe. */
final class Tally {
  private final Map<Kind, Integer> suspicious = new EnumMap<>(Kind.class);
  private final Map<Kind, List<Double>> values = new EnumMap<>(Kind.class);
  private int attempts;
  private int judged;
  private int detected;

  /** An attempt of which no frame could be used: the system gave no response. */
  void noResponse() {
    attempts++;
  }

  void judged(PadVerdict verdict) {
    attempts++;
    judged++;
    if (!(verdict instanceof PadVerdict.Unsuspicious)) {
      detected++;
    }
    for (PadVote vote : verdict.votes()) {
      if (vote.finding() == Finding.SUSPICIOUS) {
        suspicious.merge(vote.kind(), 1, Integer::sum);
      }
      vote.value()
          .ifPresent(
              value -> values.computeIfAbsent(vote.kind(), _ -> new ArrayList<>()).add(value));
    }
  }

  int attempts() {
    return attempts;
  }

  /** APNRR or BPNRR of ISO/IEC 30107-3. */
  Share withoutResponse() {
    return new Share(attempts - judged, attempts);
  }

  /** Of the judged attempts, those taken for bona fide: the APCER of an attack. */
  Share missed() {
    return new Share(judged - detected, judged);
  }

  /** Of the judged attempts, those taken for an attack: the BPCER of bona fide ones. */
  Share suspected() {
    return new Share(detected, judged);
  }

  /** Of the judged attempts, those that one vote alone finds suspicious. */
  Share suspected(Kind kind) {
    return new Share(suspicious.getOrDefault(kind, 0), judged);
  }

  /** The middle of a vote's values. */
  Optional<Double> median(Kind kind) {
    List<Double> sorted = values.getOrDefault(kind, List.of()).stream().sorted().toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
  }
}
