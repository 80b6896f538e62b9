// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.SerialSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PortOwnerTest {
  private static final SerialSettings SETTINGS = new SerialSettings("memory", 9600);
  private static final String NAME = "owner-under-test";

  private final MemoryLine line = new MemoryLine();
  private final List<LinkState> states = Collections.synchronizedList(new ArrayList<>());
  private final LinkHealth health =
      new LinkHealth(NAME, DeviceRole.SCANNER, change -> states.add(change.state()));
  private final AtomicInteger sessions = new AtomicInteger();

  private final LinkSession reading =
      (link, stop) -> {
        sessions.incrementAndGet();
        health.enter(LinkState.ONLINE);
        byte[] buffer = new byte[16];
        while (!stop.raised()) {
          link.read(buffer, 20);
        }
      };

  private PortOwner owner = owner(reading);

  @AfterEach
  void close() {
    owner.close();
  }

  @Test
  void reconnectsTwoHundredTimesWithTheSameThread() {
    owner.start();
    int threads = threads();
    for (int i = 1; i <= 200; i++) {
      int session = i;
      await()
          .pollInterval(Duration.ofMillis(1))
          .until(() -> sessions.get() == session && health.status().reachable());
      line.hangUp();
      await().pollInterval(Duration.ofMillis(1)).until(() -> states.size() >= 3 * session);
    }
    await().until(() -> sessions.get() == 201 && health.status().reachable());
    assertThat(threads()).isEqualTo(threads).isEqualTo(1);
    assertThat(line.openings()).isEqualTo(201);
    assertThat(states.subList(0, 6))
        .containsExactly(
            LinkState.CONNECTING,
            LinkState.ONLINE,
            LinkState.OFFLINE,
            LinkState.CONNECTING,
            LinkState.ONLINE,
            LinkState.OFFLINE);
  }

  @Test
  void anAbsentPortIsToldOnceAndFoundWhenItComes() {
    line.unplug();
    owner.start();
    await().until(() -> health.status().lastError().isPresent());
    assertThat(states).as("it was offline before").isEmpty();
    line.plugIn();
    await().until(() -> health.status().reachable());
  }

  @Test
  void outlivesABugInTheSession() {
    owner =
        owner(
            (link, stop) -> {
              if (sessions.incrementAndGet() < 3) {
                throw new IllegalStateException("planted");
              }
              reading.converse(link, stop);
            });
    owner.start();
    await().until(() -> health.status().reachable());
  }

  @Test
  void endsAtOnceWhileItPauses() {
    line.unplug();
    owner =
        new PortOwner(NAME, SETTINGS, line, reading, health, new BackOff(new Random(1), 20_000));
    owner.start();
    await().until(() -> health.status().lastError().isPresent());
    long before = System.nanoTime();
    owner.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(500));
    assertThat(threads()).isZero();
  }

  @Test
  void releasesThePortWhenItEnds() throws LinkLostException {
    owner.start();
    await().until(() -> health.status().reachable());
    owner.close();
    assertThat(health.status().state()).isEqualTo(LinkState.OFFLINE);
    line.open(SETTINGS).close();
  }

  private PortOwner owner(LinkSession session) {
    return new PortOwner(NAME, SETTINGS, line, session, health, new BackOff(new Random(1), 1));
  }

  private static int threads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals(NAME))
            .count();
  }
}
