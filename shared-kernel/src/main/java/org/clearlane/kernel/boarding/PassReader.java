// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.boarding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.clearlane.kernel.BoardingPass;
import org.clearlane.kernel.BoardingPassItem;
import org.clearlane.kernel.BoardingPassLeg;
import org.clearlane.kernel.BoardingPassReading;
import org.clearlane.kernel.BoardingPassReading.BadItem;
import org.clearlane.kernel.BoardingPassReading.Malformed;
import org.clearlane.kernel.BoardingPassReading.Reason;
import org.clearlane.kernel.BoardingPassReading.Valid;

/** Reads one pass; used once. */
public final class PassReader {
  private static final Set<BoardingPassItem> ONCE =
      EnumSet.of(BoardingPassItem.PASSENGER_NAME, BoardingPassItem.ELECTRONIC_TICKET);
  private static final Set<BoardingPassItem> PER_LEG = EnumSet.complementOf(EnumSet.copyOf(ONCE));

  private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n]*");

  private final Cursor text;
  private final Map<BoardingPassItem, String> items = new EnumMap<>(BoardingPassItem.class);
  private final List<BoardingPassLeg> legs = new ArrayList<>();
  private Optional<BoardingPass.Issue> issue = Optional.empty();

  public PassReader(String text) {
    this.text = new Cursor(text);
  }

  public BoardingPassReading read() {
    try {
      int count = heading();
      Optional<BadItem> bad = items(ONCE, 0);
      for (int leg = 1; leg <= count && bad.isEmpty(); leg++) {
        bad = leg(leg);
      }
      return bad.isPresent() ? bad.get() : new Valid(pass());
    } catch (MalformedPass malformed) {
      return new Malformed(malformed.reason());
    }
  }

  private int heading() throws MalformedPass {
    if (!text.take(1).equals("M")) {
      throw new MalformedPass(Reason.NOT_A_BOARDING_PASS);
    }
    String count = text.take(1);
    if (!count.matches("[1-" + BoardingPass.MOST_LEGS + "]")) {
      throw new MalformedPass(Reason.LEGS);
    }
    return Integer.parseInt(count);
  }

  private Optional<BadItem> items(Set<BoardingPassItem> which, int leg) throws MalformedPass {
    for (BoardingPassItem item : which) {
      String filled = printable(text.take(item.width()));
      String value = filled.stripTrailing();
      if (!item.accepts(value)) {
        return Optional.of(new BadItem(item, leg));
      }
      items.put(item, value);
    }
    return Optional.empty();
  }

  private Optional<BadItem> leg(int number) throws MalformedPass {
    Optional<BadItem> bad = items(PER_LEG, number);
    if (bad.isPresent()) {
      return bad;
    }
    Cursor conditional = new Cursor(printable(text.take(text.size())));
    if (number == 1 && !conditional.atEnd()) {
      issue = Optional.of(issue(conditional));
    }
    Optional<BoardingPassLeg.Ticket> ticket =
        conditional.atEnd()
            ? Optional.empty()
            : Optional.of(new BoardingPassLeg.Ticket(conditional.sized()));
    legs.add(leg(ticket, conditional.rest()));
    return Optional.empty();
  }

  private static BoardingPass.Issue issue(Cursor conditional) throws MalformedPass {
    if (!conditional.take(1).equals(">") || conditional.atEnd()) {
      throw new MalformedPass(Reason.VERSION);
    }
    String version = conditional.take(1);
    if (!version.matches("[1-8]")) {
      throw new MalformedPass(Reason.VERSION);
    }
    return new BoardingPass.Issue(
        Integer.parseInt(version), conditional.atEnd() ? "" : conditional.sized());
  }

  private BoardingPassLeg leg(Optional<BoardingPassLeg.Ticket> ticket, String airlineUse) {
    return new BoardingPassLeg(
        item(BoardingPassItem.LOCATOR),
        item(BoardingPassItem.ORIGIN),
        item(BoardingPassItem.DESTINATION),
        item(BoardingPassItem.CARRIER),
        item(BoardingPassItem.FLIGHT_NUMBER),
        Integer.parseInt(item(BoardingPassItem.DAY)),
        item(BoardingPassItem.COMPARTMENT),
        item(BoardingPassItem.SEAT),
        item(BoardingPassItem.SEQUENCE),
        item(BoardingPassItem.STATUS),
        ticket,
        airlineUse);
  }

  private BoardingPass pass() throws MalformedPass {
    return new BoardingPass(
        item(BoardingPassItem.PASSENGER_NAME),
        item(BoardingPassItem.ELECTRONIC_TICKET),
        legs,
        issue,
        signature());
  }

  private Optional<BoardingPass.Signature> signature() throws MalformedPass {
    if (!text.nextIs('^')) {
      end();
      return Optional.empty();
    }
    String _ = text.take(1);
    String type = printable(text.take(1));
    String data = text.sized();
    if (data.chars().anyMatch(c -> c > 0xFF)) {
      throw new MalformedPass(Reason.SECURITY_DATA);
    }
    end();
    return Optional.of(new BoardingPass.Signature(type, data));
  }

  /** Scanners end a line; the security data may hold such characters too. */
  private void end() throws MalformedPass {
    if (!LINE_ENDS.matcher(text.rest()).matches()) {
      throw new MalformedPass(Reason.TRAILING_DATA);
    }
  }

  private String item(BoardingPassItem item) {
    return items.getOrDefault(item, "");
  }

  private static String printable(String part) throws MalformedPass {
    if (!part.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new MalformedPass(Reason.CHARACTERS);
    }
    return part;
  }
}
