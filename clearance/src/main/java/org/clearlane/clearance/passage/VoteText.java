// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.passage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clearlane.biometrics.PadVote;

/**
 * Votes as one line of numbers, {@code liveness=0.98/0.05 motion=-/0.01}: the value, or a dash
 * where there is none, and the limit.
 */
final class VoteText {
  private static final String NONE = "-";
  private static final Pattern VOTE = Pattern.compile("([a-z_]+)=([^/ ]+)/([^/ ]+)");

  private VoteText() {}

  static String of(List<PadVote> votes) {
    return votes.stream()
        .map(
            vote ->
                vote.kind().name().toLowerCase(Locale.ROOT)
                    + "="
                    + vote.value().stream().mapToObj(Double::toString).findFirst().orElse(NONE)
                    + "/"
                    + vote.limit())
        .collect(Collectors.joining(" "));
  }

  /** Reverses {@link #of}; leaves out kinds that this version does not know. */
  static List<PadVote> parse(String text) {
    List<PadVote> votes = new ArrayList<>();
    Matcher vote = VOTE.matcher(text);
    while (vote.find()) {
      String value = vote.group(2);
      double limit = Double.parseDouble(vote.group(3));
      kind(vote.group(1))
          .map(
              kind ->
                  value.equals(NONE)
                      ? PadVote.notAvailable(kind, limit)
                      : PadVote.on(kind, Double.parseDouble(value), limit))
          .ifPresent(votes::add);
    }
    return List.copyOf(votes);
  }

  private static Optional<PadVote.Kind> kind(String name) {
    return Arrays.stream(PadVote.Kind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
