// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.clearlane.devices.CommandResult;
import org.clearlane.devices.CommandResult.Outcome;
import org.clearlane.devices.ControllerCommand;
import org.clearlane.devices.ControllerCommand.Order;
import org.clearlane.devices.ControllerEvent;
import org.clearlane.devices.ControllerEvent.Sensed;
import org.clearlane.devices.ControllerHello;
import org.clearlane.devices.ControllerReport;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.EndedSessionException;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.LaneLog;
import org.clearlane.devices.LaneSignal;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.PulseResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControllerStationTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final LaneLog log = new LaneLog();
  private final ControllerStation station =
      new ControllerStation("lane-c1", Set.of(DeviceRole.GATE, DeviceRole.SCANNER), log);

  @AfterEach
  void close() {
    station.close();
  }

  @Test
  void aDeviceIsOnlineOnceTheControllerReportsItSo() {
    String session = register(Instant.now());
    assertThat(state(DeviceRole.CONTROLLER)).isEqualTo(LinkState.ONLINE);
    assertThat(state(DeviceRole.GATE)).isEqualTo(LinkState.OFFLINE);
    report(session, LinkState.ONLINE);
    assertThat(state(DeviceRole.GATE)).isEqualTo(LinkState.ONLINE);
    assertThat(state(DeviceRole.SCANNER)).isEqualTo(LinkState.OFFLINE);
  }

  @Test
  void aSilentControllerTakesItsDevicesWithItAndEndsItsSession() {
    String session = register(Instant.now());
    report(session, LinkState.ONLINE);
    Awaitility.await().atMost(SOON).until(() -> state(DeviceRole.GATE) == LinkState.OFFLINE);
    assertThat(state(DeviceRole.CONTROLLER)).isEqualTo(LinkState.OFFLINE);
    assertThatThrownBy(() -> report(session, LinkState.ONLINE))
        .isInstanceOf(EndedSessionException.class);
    report(register(Instant.now()), LinkState.ONLINE);
    assertThat(state(DeviceRole.GATE)).isEqualTo(LinkState.ONLINE);
  }

  @Test
  void theGateOpensWhenTheControllerSaysThatItDid() throws InterruptedException {
    String session = register(Instant.now());
    CompletableFuture<PulseResult> pulse = open();
    ControllerCommand command = next(session, 0);
    assertThat(command.order()).isEqualTo(new Order.Open(Duration.ofSeconds(5)));
    assertThat(command.validFor()).isBetween(Duration.ofMillis(1), Duration.ofMillis(1500));
    station.done(session, new CommandResult(command.number(), Outcome.DONE, Optional.empty()));
    assertThat(pulse.join()).isInstanceOf(PulseResult.Opened.class);
    assertThat(station.commands(session, 0, Duration.ZERO)).as("answered, so gone").isEmpty();
  }

  @Test
  void aCommandThatNobodyFetchedWasNotCarriedOut() {
    var _ = register(Instant.now());
    assertThat(open().join()).isEqualTo(new PulseResult.NotOpened(PulseResult.Reason.OFFLINE));
  }

  @Test
  void aCommandThatWasFetchedAndNotAnsweredMayHaveBeenCarriedOut() throws InterruptedException {
    String session = register(Instant.now());
    CompletableFuture<PulseResult> pulse = open();
    var _ = next(session, 0);
    assertThat(pulse.join())
        .isEqualTo(new PulseResult.NotOpened(PulseResult.Reason.TIMEOUT_UNKNOWN));
  }

  @Test
  void aCommandIsHandedOutAgainAfterABrokenConnection() throws InterruptedException {
    String session = register(Instant.now());
    CompletableFuture<PulseResult> pulse = open();
    ControllerCommand first = next(session, 0);
    ControllerCommand again = next(session, first.number() - 1);
    assertThat(again.number()).isEqualTo(first.number());
    station.done(session, new CommandResult(first.number(), Outcome.REFUSED, Optional.empty()));
    assertThat(pulse.join()).isEqualTo(new PulseResult.NotOpened(PulseResult.Reason.REJECTED));
  }

  @Test
  void commandsOfAnEndedSessionAreNotCarriedOver() throws InterruptedException {
    String session = register(Instant.now());
    CompletableFuture<PulseResult> pulse = open();
    Awaitility.await().atMost(SOON).until(() -> next(session, 0).number() > 0);
    String newer = register(Instant.now());
    assertThat(pulse.join())
        .isEqualTo(new PulseResult.NotOpened(PulseResult.Reason.TIMEOUT_UNKNOWN));
    assertThat(station.commands(newer, 0, Duration.ZERO)).isEmpty();
    assertThatThrownBy(() -> station.commands(session, 0, Duration.ZERO))
        .isInstanceOf(EndedSessionException.class);
  }

  @Test
  void theLatchIsWhatTheControllerTells() throws InterruptedException {
    String session = register(Instant.now());
    CompletableFuture<Optional<Boolean>> latch =
        CompletableFuture.supplyAsync(() -> station.gate().passageLatched());
    ControllerCommand command = next(session, 0);
    assertThat(command.order()).isEqualTo(new Order.ReadLatch());
    station.done(session, new CommandResult(command.number(), Outcome.DONE, Optional.of(true)));
    assertThat(latch.join()).contains(true);
  }

  @Test
  void theNewestSignalIsShownToAControllerThatComesBack() throws InterruptedException {
    station.gate().signal(LaneSignal.WAIT);
    station.gate().signal(LaneSignal.READY);
    String session = register(Instant.now());
    assertThat(station.commands(session, 0, Duration.ZERO))
        .extracting(ControllerCommand::order)
        .containsExactly(new Order.Show(LaneSignal.READY));
  }

  @Test
  void timesOfAClockThatIsOffAreUnderstood() {
    Instant now = Instant.now();
    String session = register(now.plus(Duration.ofHours(1)));
    assertThat(state(DeviceRole.CONTROLLER)).isEqualTo(LinkState.DEGRADED);
    ControllerEvent event = code(1, now.plus(Duration.ofHours(1)));
    assertThat(station.tell(session, event)).isTrue();
    assertThat(log.codes()).containsExactly("CODE");
    assertThat(station.serverTime(event)).isBetween(now.minusSeconds(1), now.plusSeconds(1));
  }

  @Test
  void whatIsOldOrWasToldAlreadyIsKeptFromTheLane() {
    String session = register(Instant.now());
    Instant now = Instant.now();
    assertThat(station.tell(session, code(1, now.minusSeconds(60)))).isFalse();
    assertThat(station.tell(session, sensed(2, now))).isTrue();
    assertThat(station.tell(session, sensed(2, now))).isFalse();
    assertThat(log.codes()).isEmpty();
    assertThat(log.events()).hasSize(1);
  }

  private CompletableFuture<PulseResult> open() {
    return CompletableFuture.supplyAsync(() -> station.gate().openForOne(Duration.ofSeconds(5)));
  }

  private ControllerCommand next(String session, long after) throws InterruptedException {
    return station.commands(session, after, SOON).getFirst();
  }

  private String register(Instant clock) {
    return station
        .register(new ControllerHello("test 1", "boot-1", Set.of(DeviceRole.GATE), false, clock))
        .session();
  }

  private void report(String session, LinkState gate) {
    var _ =
        station.heartbeat(
            session,
            new ControllerReport(
                Instant.now(),
                Map.of(DeviceRole.GATE, new ControllerReport.Device(gate, Optional.empty()))));
  }

  private static ControllerEvent code(long number, Instant at) {
    return new ControllerEvent(number, at, new Sensed.Code("CODE"));
  }

  private static ControllerEvent sensed(long number, Instant at) {
    return new ControllerEvent(number, at, new Sensed.AtGate(GateEvent.Type.PASSAGE_SENSED));
  }

  private LinkState state(DeviceRole role) {
    return Objects.requireNonNull(station.status().get(role)).state();
  }
}
