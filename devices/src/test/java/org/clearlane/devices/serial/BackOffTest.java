// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private static final double SECOND = 1e9;

  @Test
  void pausesDoubleFromHalfASecondToThirty() {
    BackOff backOff = new BackOff(new Random(1));
    double expected = 0.5;
    for (int i = 0; i < 20; i++) {
      double seconds = backOff.nextNanos() / SECOND;
      assertThat(seconds).isBetween(Math.max(0.5, expected * 0.79), Math.min(30, expected * 1.21));
      expected = Math.min(30, expected * 2);
    }
    backOff.reset();
    assertThat(backOff.nextNanos() / SECOND).isBetween(0.5, 0.61);
  }

  @Test
  void twoPortsDoNotTryInStep() {
    BackOff one = new BackOff(new Random(1));
    BackOff other = new BackOff(new Random(2));
    one.nextNanos();
    other.nextNanos();
    assertThat(one.nextNanos()).isNotEqualTo(other.nextNanos());
  }
}
