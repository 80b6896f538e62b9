// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final Duration INTERVAL = Duration.ofMillis(200);

  private Instant now = Instant.EPOCH;
  private final List<Runnable> tasks = new ArrayList<>();
  private final List<Duration> delays = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final Throttle<String> throttle =
      new Throttle<>(INTERVAL, () -> now, this::later, sent::add);

  private void later(Runnable task, Duration after) {
    tasks.add(task);
    delays.add(after);
  }

  private void runNext() {
    now = now.plus(delays.removeFirst());
    tasks.removeFirst().run();
  }

  @Test
  void sendsTheFirstSignalAtOnce() {
    throttle.signal("a");
    assertThat(delays).containsExactly(Duration.ZERO);
    runNext();
    assertThat(sent).containsExactly("a");
  }

  @Test
  void joinsSignalsWithinAnInterval() {
    throttle.signal("a");
    runNext();
    now = now.plusMillis(50);
    for (int i = 0; i < 20; i++) {
      throttle.signal("a");
    }
    assertThat(delays).containsExactly(Duration.ofMillis(150));
    runNext();
    assertThat(sent).containsExactly("a", "a");
  }

  @Test
  void keepsASignalThatComesWhileSending() {
    List<String> seen = new ArrayList<>();
    Throttle<String> self = new Throttle<>(INTERVAL, () -> now, this::later, key -> seen.add(key));
    self.signal("a");
    runNext();
    self.signal("a");
    runNext();
    assertThat(seen).hasSize(2);
  }

  @Test
  void doesNotWaitAfterAQuietTime() {
    throttle.signal("a");
    runNext();
    now = now.plusSeconds(10);
    throttle.signal("a");
    assertThat(delays).containsExactly(Duration.ZERO);
  }

  @Test
  void holdsEachKeyByItself() {
    throttle.signal("a");
    runNext();
    throttle.signal("b");
    assertThat(delays).containsExactly(Duration.ZERO);
  }
}
