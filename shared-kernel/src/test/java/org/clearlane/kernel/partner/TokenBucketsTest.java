// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.clearlane.kernel.Authority;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
  private static final Authority A = new Authority("a");

  private long now = Long.MAX_VALUE - 1;
  private final TokenBuckets buckets = new TokenBuckets(2, 3, () -> now);

  private void take(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(buckets.take(A, "air")).isEmpty();
    }
  }

  @Test
  void soManyAtOnceAndTheNextWaitsForOne() {
    take(3);
    assertThat(buckets.take(A, "air")).contains(Duration.ofMillis(500));
  }

  @Test
  void whoIsRefusedLosesNothing() {
    take(3);
    for (int i = 0; i < 10; i++) {
      assertThat(buckets.take(A, "air")).contains(Duration.ofMillis(500));
    }
    now += Duration.ofMillis(500).toNanos();
    take(1);
    assertThat(buckets.take(A, "air")).isPresent();
  }

  @Test
  void aPauseFillsTheBucketButNoMore() {
    take(3);
    now += Duration.ofHours(1).toNanos();
    take(3);
    assertThat(buckets.take(A, "air")).isPresent();
  }

  @Test
  void eachPartnerOfEachAuthorityHasItsOwn() {
    take(3);
    assertThat(buckets.take(A, "sea")).isEmpty();
    assertThat(buckets.take(new Authority("b"), "air")).isEmpty();
  }
}
