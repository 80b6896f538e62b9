// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcessesTest {
  @Test
  void leavesTimeToEndByItself() throws Exception {
    Process process = new ProcessBuilder("sleep", "0.2").start();
    Processes.end(Set.of(process.toHandle()), Duration.ofSeconds(20));
    assertThat(process.waitFor()).as("it was not killed").isZero();
  }

  @Test
  void endsWhatDoesNotEndByItself() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    Processes.end(Set.of(process.toHandle()), Duration.ofMillis(100));
    assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 15);
  }

  @Test
  void killsWhatDoesNotListen() throws Exception {
    Process deaf = new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; read line").start();
    assertThat((char) deaf.getInputStream().read()).isEqualTo('d');
    Processes.end(Set.of(deaf.toHandle()), Duration.ofMillis(100));
    assertThat(deaf.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(deaf.exitValue()).isEqualTo(128 + 9);
  }

  @Test
  void countsAnEndedProcessThatNobodyAsksForAsEnded() throws IOException {
    // The shell gives its child up to a program that never asks for it.
    Process parent = new ProcessBuilder("sh", "-c", "sleep 0.1 & exec sleep 60").start();
    try {
      ProcessHandle child =
          await()
              .until(() -> parent.children().findAny(), java.util.Optional::isPresent)
              .orElseThrow();
      await().untilAsserted(() -> assertThat(Processes.running(child)).isFalse());
      assertThat(child.isAlive()).as("it is still in the process table").isTrue();
      assertThat(Processes.running(parent.toHandle())).isTrue();
    } finally {
      parent.destroyForcibly();
    }
  }
}
