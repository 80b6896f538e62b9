// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clearlane.devices.DeviceStatus;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.ScannedCode;

/** What happened at a software gate, and what its driver told about it. Thread-safe. */
final class GateHistory implements LaneListener {
  /** Contacts that tell independently of each other: each a queue of its own. */
  static final List<Set<GateEvent.Type>> CONTACTS =
      List.of(
          EnumSet.of(GateEvent.Type.PASSAGE_SENSED),
          EnumSet.of(GateEvent.Type.TAILGATING_SENSED),
          EnumSet.of(GateEvent.Type.DOOR_OPENED, GateEvent.Type.DOOR_CLOSED),
          // Each waits for the one before to be told: one order for all.
          EnumSet.of(
              GateEvent.Type.TAMPER_ON,
              GateEvent.Type.TAMPER_OFF,
              GateEvent.Type.FIRE_RELEASE_ON,
              GateEvent.Type.FIRE_RELEASE_OFF,
              GateEvent.Type.PRESENCE_ON,
              GateEvent.Type.PRESENCE_OFF,
              GateEvent.Type.ENTRY_DOOR_OPENED,
              GateEvent.Type.ENTRY_DOOR_CLOSED));

  private final List<GateChange> truth = new CopyOnWriteArrayList<>();
  private final List<GateEvent.Type> told = new CopyOnWriteArrayList<>();
  private final List<LinkState> states = new CopyOnWriteArrayList<>();
  private volatile long offlineAt;

  void happened(GateChange change) {
    truth.add(change);
  }

  @Override
  public void codeRead(ScannedCode code) {}

  @Override
  public void gateChanged(GateEvent event) {
    told.add(event.type());
  }

  @Override
  public void deviceChanged(DeviceStatus status) {
    if (status.state() == LinkState.OFFLINE) {
      offlineAt = System.nanoTime();
    }
    states.add(status.state());
  }

  /** When the gate was last told to be offline, by {@link System#nanoTime}. */
  long offlineAt() {
    return offlineAt;
  }

  List<LinkState> states() {
    return List.copyOf(states);
  }

  long offlines() {
    return states.stream().filter(state -> state == LinkState.OFFLINE).count();
  }

  /** What the driver should have told of some contacts. */
  List<GateEvent.Type> happened(Set<GateEvent.Type> contacts) {
    return truth.stream()
        .flatMap(change -> event(change.kind()).stream())
        .filter(contacts::contains)
        .toList();
  }

  /** What the driver has told of some contacts. */
  List<GateEvent.Type> told(Set<GateEvent.Type> contacts) {
    return told.stream().filter(contacts::contains).toList();
  }

  boolean allTold(Set<GateEvent.Type> contacts) {
    return told(contacts).size() >= happened(contacts).size();
  }

  /** How much happened and was told at the contacts that were not told wholly. */
  List<String> untold() {
    return CONTACTS.stream()
        .filter(contacts -> !allTold(contacts))
        .map(set -> set + " " + told(set).size() + " of " + happened(set).size())
        .toList();
  }

  /**
   * Longest time that the door was open beyond its pulse, the fire release and what jammed it.
   *
   * @param pulse the opening time of every command
   */
  Duration longestBeyond(Duration pulse) {
    long longest = 0;
    long closedBy = Long.MIN_VALUE;
    boolean held = false;
    for (GateChange change : truth) {
      switch (change.kind()) {
        case RELEASED -> closedBy = Math.max(closedBy, change.nanos() + pulse.toNanos());
        case FIRE_ON, STUCK_ON -> held = true;
        case FIRE_OFF, STUCK_OFF -> {
          held = false;
          closedBy = Math.max(closedBy, change.nanos());
        }
        case DOOR_CLOSED -> longest = Math.max(longest, held ? 0 : change.nanos() - closedBy);
        default -> {}
      }
    }
    return Duration.ofNanos(longest);
  }

  /** Transitions that no driver may tell; empty if all are lawful. */
  List<String> unlawfulTransitions() {
    List<String> unlawful = new ArrayList<>();
    LinkState before = LinkState.OFFLINE;
    for (LinkState now : states) {
      boolean lawful =
          switch (now) {
            case OFFLINE -> before != LinkState.OFFLINE;
            case CONNECTING -> before == LinkState.OFFLINE;
            case ONLINE -> before == LinkState.CONNECTING || before == LinkState.DEGRADED;
            case DEGRADED -> before == LinkState.ONLINE;
          };
      if (!lawful) {
        unlawful.add(before + " to " + now);
      }
      before = now;
    }
    return unlawful;
  }

  private static Optional<GateEvent.Type> event(GateChange.Kind kind) {
    return switch (kind) {
      case PASSAGE -> Optional.of(GateEvent.Type.PASSAGE_SENSED);
      case TAILGATING -> Optional.of(GateEvent.Type.TAILGATING_SENSED);
      case DOOR_OPENED -> Optional.of(GateEvent.Type.DOOR_OPENED);
      case DOOR_CLOSED -> Optional.of(GateEvent.Type.DOOR_CLOSED);
      case ENTRY_DOOR_OPENED -> Optional.of(GateEvent.Type.ENTRY_DOOR_OPENED);
      case ENTRY_DOOR_CLOSED -> Optional.of(GateEvent.Type.ENTRY_DOOR_CLOSED);
      case PRESENCE_ON -> Optional.of(GateEvent.Type.PRESENCE_ON);
      case PRESENCE_OFF -> Optional.of(GateEvent.Type.PRESENCE_OFF);
      case TAMPER_ON -> Optional.of(GateEvent.Type.TAMPER_ON);
      case TAMPER_OFF -> Optional.of(GateEvent.Type.TAMPER_OFF);
      case FIRE_ON -> Optional.of(GateEvent.Type.FIRE_RELEASE_ON);
      case FIRE_OFF -> Optional.of(GateEvent.Type.FIRE_RELEASE_OFF);
      case RELEASED, STUCK_ON, STUCK_OFF -> Optional.empty();
    };
  }
}
