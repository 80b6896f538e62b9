// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.wall;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.clearlane.clearance.LaneId;
import org.clearlane.clearance.Lanes;
import org.clearlane.clearance.PassageState;
import org.clearlane.clearance.Passages;
import org.clearlane.clearance.UnknownLaneException;
import org.clearlane.web.console.Officer;
import org.clearlane.web.console.Texts;

/** What the lane wall shows, read once per request. */
@Named
@RequestScoped
public class LaneWall {
  private static final int FEED_LENGTH = 40;
  private static final Duration COUNTED = Duration.ofHours(1);

  private @Inject Lanes lanes;
  private @Inject Passages passages;
  private @Inject Officer officer;
  private @Inject Texts texts;
  private List<LaneCard> cards = List.of();
  private List<PassageLine> feed = List.of();
  private List<Counter> counters = List.of();

  /** A figure of the last hour; {@code key} is part of a message key. */
  public record Counter(String key, long value, String style) {}

  @PostConstruct
  void read() {
    cards = lanes.board().stream().map(LaneCard::of).toList();
    feed = passages.recent(FEED_LENGTH).stream().map(PassageLine::of).toList();
    counters = count(passages.books(Instant.now().minus(COUNTED)));
  }

  private static List<Counter> count(Passages.Books books) {
    long referred = sum(books, EnumSet.of(PassageState.REFERRED));
    long intercepted = sum(books, EnumSet.of(PassageState.INTERCEPTED));
    return List.of(
        new Counter("all", sum(books, EnumSet.allOf(PassageState.class)), ""),
        new Counter("completed", sum(books, EnumSet.of(PassageState.COMPLETED)), "s-ok"),
        new Counter("referred", referred, referred > 0 ? "s-refer" : ""),
        new Counter("intercepted", intercepted, intercepted > 0 ? "s-stop" : ""),
        new Counter(
            "notcrossed",
            sum(books, EnumSet.of(PassageState.ABANDONED, PassageState.REVERSED)),
            ""),
        new Counter("records", books.records(), ""));
  }

  private static long sum(Passages.Books books, Set<PassageState> states) {
    return states.stream().mapToLong(state -> books.passages().getOrDefault(state, 0L)).sum();
  }

  /** Opens or closes a lane and shows the board as it is then. */
  public void setOpen(String code, boolean open) {
    try {
      lanes.setOpen(new LaneId(code), open, officer.getName());
    } catch (UnknownLaneException e) {
      texts.error("", "wall.lane.gone");
    }
    read();
  }

  /** Releases the entry door for somebody who was not let through. */
  public void letOut(String code) {
    try {
      if (!lanes.letOut(new LaneId(code), officer.getName())) {
        texts.error("", "wall.letout.shut");
      }
    } catch (UnknownLaneException e) {
      texts.error("", "wall.lane.gone");
    }
    read();
  }

  public List<LaneCard> getCards() {
    return cards;
  }

  public List<PassageLine> getFeed() {
    return feed;
  }

  public List<Counter> getCounters() {
    return counters;
  }

  /** For the browser, whose clock may be wrong. */
  public long getNow() {
    return System.currentTimeMillis();
  }
}
