// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
  private long now = Long.MAX_VALUE - 1;
  private final TokenBuckets<String> buckets = new TokenBuckets<>(2, 3, () -> now);

  private void take(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(buckets.take("air")).isEmpty();
    }
  }

  @Test
  void soManyAtOnceAndTheNextWaitsForOne() {
    take(3);
    assertThat(buckets.take("air")).contains(Duration.ofMillis(500));
  }

  @Test
  void whoIsRefusedLosesNothing() {
    take(3);
    for (int i = 0; i < 10; i++) {
      assertThat(buckets.take("air")).contains(Duration.ofMillis(500));
    }
    now += Duration.ofMillis(500).toNanos();
    take(1);
    assertThat(buckets.take("air")).isPresent();
  }

  @Test
  void aPauseFillsTheBucketButNoMore() {
    take(3);
    now += Duration.ofHours(1).toNanos();
    take(3);
    assertThat(buckets.take("air")).isPresent();
  }

  @Test
  void eachCallerHasAnother() {
    take(3);
    assertThat(buckets.take("sea")).isEmpty();
  }

  @Test
  void whoAskedLongAgoIsForgottenOnceThereAreMany() {
    for (int caller = 0; caller < 100_000; caller++) {
      assertThat(buckets.take("caller " + caller)).isEmpty();
    }
    now += Duration.ofMillis(400).toNanos();
    take(3);
    assertThat(buckets.callers()).as("nobody's bucket is full again").isEqualTo(100_001);

    now += Duration.ofMillis(100).toNanos();
    assertThat(buckets.take("late")).isEmpty();

    assertThat(buckets.callers()).as("who emptied theirs just now, and who came").isEqualTo(2);
    assertThat(buckets.take("air")).as("not forgotten: still empty").isPresent();
  }
}
