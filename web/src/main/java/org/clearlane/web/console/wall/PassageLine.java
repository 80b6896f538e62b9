// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.wall;

import java.util.List;
import java.util.Locale;
import org.clearlane.biometrics.PadVote;
import org.clearlane.clearance.PassageReason;
import org.clearlane.clearance.PassageState;
import org.clearlane.clearance.PassageView;
import org.clearlane.web.console.ClockTimes;

/**
 * A passage as a line of text.
 *
 * @param opened when it began; the order of the feed
 * @param time when it took its last step
 * @param state name of the {@link PassageState}, part of message keys
 * @param style CSS class of the state
 * @param icon name of the pictogram
 * @param reason name of the {@link PassageReason}, empty if there is none
 * @param score empty if no faces were compared
 * @param liveness mean of the frames' estimates, empty if there were none
 * @param suspicious names of the {@link PadVote.Kind kinds} whose votes are suspicious
 * @param decision milliseconds, empty if nothing was decided
 * @param openedMillis when it began, in milliseconds since 1970
 */
public record PassageLine(
    String id,
    String opened,
    String time,
    String lane,
    String direction,
    String state,
    String style,
    String icon,
    String reason,
    String score,
    String liveness,
    List<String> suspicious,
    String decision,
    long openedMillis) {

  static PassageLine of(PassageView passage) {
    PassageState state = passage.state();
    return new PassageLine(
        passage.id().toString(),
        ClockTimes.time(passage.openedAt()),
        ClockTimes.time(passage.changedAt()),
        passage.lane().code(),
        passage.direction().name(),
        state.name(),
        style(state),
        icon(state),
        passage.reason() == PassageReason.NONE ? "" : passage.reason().name(),
        passage.score().map(score -> String.format(Locale.ROOT, "%.3f", score)).orElse(""),
        passage.liveness().map(live -> String.format(Locale.ROOT, "%.2f", live)).orElse(""),
        passage.padVotes().stream()
            .filter(vote -> vote.finding() == PadVote.Finding.SUSPICIOUS)
            .map(vote -> vote.kind().name())
            .toList(),
        passage.decisionMillis().map(Object::toString).orElse(""),
        passage.openedAt().toEpochMilli());
  }

  /**
   * CSS classes of a suspicious vote. It stands out only where the passage was referred for it: on
   * a lane whose policy is advisory a warning at every other passage would teach not to look.
   */
  public String voteStyle() {
    return reason.equals(PassageReason.PRESENTATION_ATTACK_SUSPECTED.name())
        ? "badge s-refer"
        : "tag";
  }

  private static String style(PassageState state) {
    return switch (state) {
      case COMPLETED -> "s-ok";
      case REFERRED -> "s-refer";
      case INTERCEPTED -> "s-stop";
      case ABANDONED, REVERSED -> "s-idle";
      case OPENED, EVIDENCE, INSPECTING, CLEARED, PASSING -> "s-busy";
    };
  }

  private static String icon(PassageState state) {
    return switch (state) {
      case COMPLETED, REFERRED, INTERCEPTED, ABANDONED, REVERSED -> state.name();
      case OPENED, EVIDENCE, INSPECTING, CLEARED, PASSING -> "PROGRESS";
    };
  }
}
