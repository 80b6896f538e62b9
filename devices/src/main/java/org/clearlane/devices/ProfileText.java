// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clearlane.devices.GateProfile.Contact;
import org.clearlane.devices.GateProfile.Counter;
import org.clearlane.devices.GateProfile.Display;
import org.clearlane.devices.GateProfile.DoorPulse;
import org.clearlane.devices.GateProfile.Lamp;
import org.clearlane.devices.GateProfile.Timer;
import org.clearlane.devices.ModbusPoint.Table;

/** Reads a gate profile; every complaint names the profile, the line and the key. */
final class ProfileText {
  private static final Pattern POINT =
      Pattern.compile("(!?)(coil|discrete|input|holding):([0-9]{1,5})(?:\\.([0-9]{1,2}))?");
  private static final List<Table> READABLE = List.of(Table.values());
  private static final List<Table> COIL = List.of(Table.COIL);
  private static final List<Table> REGISTER = List.of(Table.HOLDING);

  /** Steps of timers: milliseconds, hundredths, tenths and seconds. */
  private static final List<Integer> STEPS = List.of(1, 10, 100, 1000);

  /** One request reads a table; Modbus allows 125 registers, and a gate needs few. */
  private static final int WIDEST = 100;

  private record Entry(int line, String value) {}

  private final String name;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private ProfileText(String name, String text) {
    this.name = name;
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      add(i + 1, lines.get(i).strip());
    }
  }

  /**
   * The profile that a text describes.
   *
   * @throws IllegalArgumentException naming the line and the key that cannot be used
   */
  static GateProfile parse(String name, String text) {
    return new ProfileText(name, text).profile();
  }

  private void add(int line, String text) {
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    String[] parts = text.split("=", 2);
    String key = parts[0].strip();
    if (parts.length < 2) {
      throw complaint(line, key, "has no value");
    }
    if (entries.putIfAbsent(key, new Entry(line, parts[1].strip())) != null) {
      throw complaint(line, key, "stands here a second time");
    }
  }

  /** Takes every entry that has a meaning; what is left has none. */
  private GateProfile profile() {
    Duration reply = Duration.ofMillis(number("reply.millis", 50, 1000, 300));
    Duration poll = Duration.ofMillis(number("poll.millis", 20, 1000, 50));
    DoorPulse door = door("door.pulse");
    Optional<DoorPulse> entryDoor =
        entries.containsKey("entry-door.pulse")
            ? Optional.of(door("entry-door.pulse"))
            : Optional.empty();
    ModbusPoint reset = required("latch.reset", List.of(Table.COIL, Table.HOLDING));
    Map<Contact, ModbusPoint> contacts = points(Contact.class, "input.", READABLE, true);
    Map<Counter, ModbusPoint> counters =
        points(Counter.class, "count.", List.of(Table.INPUT, Table.HOLDING), false);
    Map<Lamp, ModbusPoint> lamps = points(Lamp.class, "lamp.", COIL, false);
    Optional<Timer> buzzer = point("buzzer.pulse", REGISTER).map(at -> timer("buzzer.pulse", at));
    Optional<Display> display =
        point("text", REGISTER).map(at -> new Display(at, 2 * number("text.registers", 1, 32, 16)));
    entries.forEach(
        (key, entry) -> {
          throw complaint(entry.line(), key, "is not known, or nothing that it belongs to is here");
        });
    present(contacts, Contact.LATCH);
    present(contacts, Contact.DOOR);
    together(contacts, counters);
    return new GateProfile(
        name, door, entryDoor, reset, contacts, counters, lamps, buzzer, display, reply, poll);
  }

  private DoorPulse door(String key) {
    Entry entry = entries.get(key);
    ModbusPoint at = required(key, List.of(Table.COIL, Table.HOLDING));
    int line = entry == null ? 0 : entry.line();
    if (at.table() == Table.COIL) {
      int millis =
          optional(key + ".fixed.millis", 100, 60_000)
              .orElseThrow(
                  () ->
                      complaint(
                          line,
                          key,
                          "is a coil without "
                              + key
                              + ".fixed.millis: a gate that does not close by its own timer would"
                              + " stay open if the server died"));
      return new DoorPulse.Fixed(at, Duration.ofMillis(millis));
    }
    Timer timer = timer(key, at);
    Optional<ModbusPoint> token =
        key.equals("door.pulse") ? point("door.token", REGISTER) : Optional.empty();
    if (token.isPresent() && token.get().address() != at.address() + 1) {
      throw complaint(
          line, key, "must stand just before door.token: both are written by one command");
    }
    return new DoorPulse.Timed(timer, token.isPresent());
  }

  private Timer timer(String key, ModbusPoint at) {
    Entry entry = entries.get(key + ".step");
    int step = number(key + ".step", 1, 1000, 1);
    if (!STEPS.contains(step)) {
      throw complaint(entry == null ? 0 : entry.line(), key + ".step", "must be one of " + STEPS);
    }
    return new Timer(at, step);
  }

  private <E extends Enum<E>> Map<E, ModbusPoint> points(
      Class<E> kind, String prefix, List<Table> tables, boolean bits) {
    Map<E, ModbusPoint> points = new EnumMap<>(kind);
    for (E constant : kind.getEnumConstants()) {
      String key = prefix + constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      Optional<ModbusPoint> found = bits ? bit(key, tables) : point(key, tables);
      found.ifPresent(at -> points.put(constant, at));
    }
    return points;
  }

  private <E extends Enum<E>> void present(Map<E, ModbusPoint> points, E needed) {
    if (!points.containsKey(needed)) {
      throw missing("input." + needed.name().toLowerCase(Locale.ROOT));
    }
  }

  /**
   * A counter that is read apart from its contact could be ahead of it: a door would open twice.
   */
  private void together(Map<Contact, ModbusPoint> contacts, Map<Counter, ModbusPoint> counters) {
    ModbusPoint counter = counters.get(Counter.DOOR);
    ModbusPoint contact = contacts.get(Contact.DOOR);
    if (counter != null && contact != null && counter.table() != contact.table()) {
      throw new IllegalArgumentException(
          "profile " + name + ": count.door must stand in the table of input.door");
    }
    for (Table table : Table.values()) {
      int[] addresses =
          Stream.concat(contacts.values().stream(), counters.values().stream())
              .filter(at -> at.table() == table)
              .mapToInt(ModbusPoint::address)
              .sorted()
              .toArray();
      if (addresses.length > 0 && addresses[addresses.length - 1] - addresses[0] >= WIDEST) {
        throw new IllegalArgumentException(
            "profile " + name + ": inputs of one table lie more than " + WIDEST + " apart");
      }
    }
  }

  private ModbusPoint required(String key, List<Table> tables) {
    return point(key, tables).orElseThrow(() -> missing(key));
  }

  /** A whole coil, discrete input or register, which means what it says. */
  private Optional<ModbusPoint> point(String key, List<Table> tables) {
    Optional<Entry> entry = Optional.ofNullable(entries.get(key));
    Optional<ModbusPoint> found = bit(key, tables);
    if (found.isPresent() && (found.get().bit() != ModbusPoint.WHOLE || found.get().inverted())) {
      throw complaint(entry.orElseThrow().line(), key, "takes neither ! nor a bit");
    }
    return found;
  }

  private Optional<ModbusPoint> bit(String key, List<Table> tables) {
    Optional<Entry> entry = Optional.ofNullable(entries.remove(key));
    return entry.map(found -> parsed(found, key, tables));
  }

  private ModbusPoint parsed(Entry entry, String key, List<Table> tables) {
    Matcher form = POINT.matcher(entry.value());
    if (!form.matches()) {
      throw complaint(entry.line(), key, "must look like coil:1, !discrete:2 or input:3.7");
    }
    Table table = Table.valueOf(form.group(2).toUpperCase(Locale.ROOT));
    if (!tables.contains(table)) {
      throw complaint(
          entry.line(), key, "must be in one of " + lower(tables) + ", not in " + form.group(2));
    }
    int bit = form.group(4) == null ? ModbusPoint.WHOLE : Integer.parseInt(form.group(4));
    try {
      return new ModbusPoint(table, Integer.parseInt(form.group(3)), bit, !form.group(1).isEmpty());
    } catch (IllegalArgumentException e) {
      throw complaint(entry.line(), key, String.valueOf(e.getMessage()));
    }
  }

  private int number(String key, int least, int most, int usual) {
    return optional(key, least, most).orElse(usual);
  }

  private OptionalInt optional(String key, int least, int most) {
    Entry entry = entries.remove(key);
    if (entry == null) {
      return OptionalInt.empty();
    }
    if (!entry.value().matches("[0-9]{1,6}")
        || Integer.parseInt(entry.value()) < least
        || Integer.parseInt(entry.value()) > most) {
      throw complaint(entry.line(), key, "must be a whole number, " + least + " to " + most);
    }
    return OptionalInt.of(Integer.parseInt(entry.value()));
  }

  private static String lower(List<Table> tables) {
    return Arrays.toString(tables.stream().map(t -> t.name().toLowerCase(Locale.ROOT)).toArray());
  }

  private IllegalArgumentException missing(String key) {
    return new IllegalArgumentException("profile " + name + ": " + key + " is missing");
  }

  private IllegalArgumentException complaint(int line, String key, String what) {
    return new IllegalArgumentException(
        "profile " + name + ", line " + line + ": " + key + " " + what);
  }
}
