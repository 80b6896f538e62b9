// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clearlane.clearance.LaneView;
import org.clearlane.clearance.Lanes;
import org.clearlane.clearance.PassageState;
import org.clearlane.clearance.PassageView;
import org.clearlane.clearance.Passages;
import org.clearlane.devices.DeviceStatus;

/** The lane wall: every lane, the latest passages, the figures of the last hour. */
@Named
@RequestScoped
public class LaneWall {
  private static final int SHOWN = 25;
  private static final int COUNTED = 500;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private @Inject Lanes lanes;
  private @Inject Passages passages;
  private @Inject Officer officer;

  private Optional<List<LaneView>> board = Optional.empty();
  private Optional<List<PassageView>> latest = Optional.empty();

  public List<LaneView> getLanes() {
    if (board.isEmpty()) {
      board = Optional.of(lanes.board());
    }
    return board.get();
  }

  private List<PassageView> latest() {
    if (latest.isEmpty()) {
      latest = Optional.of(passages.recent(COUNTED));
    }
    return latest.get();
  }

  public List<PassageView> getPassages() {
    return latest().stream().limit(SHOWN).toList();
  }

  private List<PassageView> ofTheHour() {
    Instant since = Instant.now().minus(Duration.ofHours(1));
    return latest().stream().filter(passage -> passage.openedAt().isAfter(since)).toList();
  }

  /** Counted among the latest 500 passages; more than that is shown as such. */
  private static String counted(long number) {
    return number >= COUNTED ? COUNTED + "+" : Long.toString(number);
  }

  public String getThrough() {
    return counted(ofTheHour().stream().filter(p -> p.state() == PassageState.COMPLETED).count());
  }

  public String getReferred() {
    return counted(
        ofTheHour().stream()
            .filter(
                p -> p.state() == PassageState.REFERRED || p.state() == PassageState.INTERCEPTED)
            .count());
  }

  public String getMedianDecision() {
    List<Integer> millis =
        ofTheHour().stream().flatMap(p -> p.decisionMillis().stream()).sorted().toList();
    return millis.isEmpty() ? "–" : millis.get(millis.size() / 2) + " ms";
  }

  public List<DeviceStatus> devices(LaneView lane) {
    return lane.devices().values().stream()
        .sorted(Comparator.comparing(DeviceStatus::role))
        .toList();
  }

  public void toggle(LaneView lane) {
    lanes.setOpen(lane.configuration().id(), !lane.open(), officer.getName());
    board = Optional.empty();
  }

  public String time(Instant at) {
    return TIME.format(at);
  }

  public String score(PassageView passage) {
    return passage.score().map(s -> String.format(Locale.ROOT, "%.3f", s)).orElse("");
  }

  public String liveness(PassageView passage) {
    return passage.liveness().map(s -> String.format(Locale.ROOT, "%.2f", s)).orElse("");
  }

  public String decision(PassageView passage) {
    return passage.decisionMillis().map(millis -> millis + " ms").orElse("");
  }
}
