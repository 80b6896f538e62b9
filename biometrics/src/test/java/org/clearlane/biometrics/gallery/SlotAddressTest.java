// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotAddressTest {

  @Test
  void laysChunksEndToEnd() {
    int first = 0;
    for (int chunk = 0; chunk < 200; chunk++) {
      assertThat(SlotAddress.first(chunk)).isEqualTo(first);
      int last = first + SlotAddress.capacity(chunk) - 1;
      assertThat(SlotAddress.chunk(first)).isEqualTo(chunk);
      assertThat(SlotAddress.chunk(last)).isEqualTo(chunk);
      assertThat(SlotAddress.capacity(chunk)).isBetween(SlotAddress.SMALLEST, SlotAddress.LARGEST);
      assertThat(SlotAddress.capacity(chunk) % BlockLayout.ROWS).isZero();
      first = last + 1;
    }
    assertThat(first).isGreaterThan(10_000_000);
  }
}
