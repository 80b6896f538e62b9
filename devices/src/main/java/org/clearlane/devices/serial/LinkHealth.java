// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.clearlane.devices.DeviceReport;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceStatus;
import org.clearlane.devices.FrameNote.Direction;
import org.clearlane.devices.LinkState;

/**
 * Keeps a device's status and tells each transition once. Written by the device's thread, read by
 * any.
 */
public final class LinkHealth implements PortWatch {
  private static final System.Logger LOG = System.getLogger(LinkHealth.class.getName());

  private final String name;
  private final Consumer<DeviceStatus> onChange;
  private final LineLog log = new LineLog();
  private volatile DeviceStatus status;
  private volatile Optional<Instant> lastSeen = Optional.empty();

  public LinkHealth(String name, DeviceRole role, Consumer<DeviceStatus> onChange) {
    this.name = name;
    this.onChange = onChange;
    this.status =
        new DeviceStatus(
            role, LinkState.OFFLINE, Instant.now(), Optional.empty(), Optional.empty());
  }

  @Override
  public void opened() {
    log.opened();
    enter(LinkState.CONNECTING);
  }

  @Override
  public void lost(String reason) {
    enter(LinkState.OFFLINE, reason);
  }

  @Override
  public boolean reached() {
    return status.reachable();
  }

  /** The device spoke. */
  public void seen() {
    lastSeen = Optional.of(Instant.now());
  }

  /**
   * A message went out.
   *
   * @param text in the protocol's words; nothing that was read from a traveller
   */
  public void sent(String text) {
    log.note(Direction.SENT, text);
  }

  /** An intact message came in; the device spoke. */
  public void received(String text) {
    seen();
    log.note(Direction.RECEIVED, text);
  }

  /** A question and its answer in which nothing happened: counted, but not kept. */
  public void idled() {
    seen();
    log.count(Direction.SENT);
    log.count(Direction.RECEIVED);
  }

  /** A message went out: counted, but not kept. */
  public void sent() {
    log.count(Direction.SENT);
  }

  /** An intact message came in: counted, but not kept. */
  public void received() {
    seen();
    log.count(Direction.RECEIVED);
  }

  /** A message was not intact, or the device does not keep to the protocol. */
  public void faulty(String text) {
    log.note(Direction.FAULTY, text);
  }

  /** An answer did not come in time. */
  public void unanswered(String text) {
    log.unanswered(text);
  }

  /** Everything known about the line. */
  public DeviceReport report() {
    return log.report(status());
  }

  /** Enters a state without a reason to tell; nothing happens if it is entered already. */
  public void enter(LinkState state) {
    change(state, status.lastError());
  }

  /** Enters a state because of an error; the error is kept even if the state is not new. */
  public void enter(LinkState state, String error) {
    change(state, Optional.of(error));
  }

  /** The status now. */
  public DeviceStatus status() {
    DeviceStatus now = status;
    return new DeviceStatus(now.role(), now.state(), now.since(), lastSeen, now.lastError());
  }

  private void change(LinkState state, Optional<String> error) {
    DeviceStatus before = status;
    boolean transition = before.state() != state;
    Instant since = transition ? Instant.now() : before.since();
    status = new DeviceStatus(before.role(), state, since, lastSeen, error);
    if (transition) {
      boolean bad = state == LinkState.OFFLINE || state == LinkState.DEGRADED;
      LOG.log(bad ? WARNING : INFO, "{0} is {1}{2}", name, state, bad ? reason(error) : "");
      onChange.accept(status());
    }
  }

  private static String reason(Optional<String> error) {
    return error.map(": "::concat).orElse("");
  }
}
