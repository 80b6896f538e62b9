// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.clearlane.biometrics.FaceTrace;
import org.junit.jupiter.api.Test;

class FrameHashTest {
  private final Scenes scenes = new Scenes(5);
  private final FrameHash.Key key = new FrameHash.Key();

  private FrameHash hash(FaceTrace trace, String file) {
    return key.hash(Scenes.frame(trace, 0.9, 1, file));
  }

  @Test
  void isNearForTheSamePictureWithNoiseAndFarForAnother() {
    FaceTrace trace = scenes.seen(0, 0, 0);
    assertThat(usualDistance(trace, scenes.seen(0, 0, 1))).isLessThan(PadLimits.REPLAY);
    assertThat(usualDistance(trace, scenes.seen(1.5, 1, 1))).isGreaterThan(2 * PadLimits.REPLAY);
    assertThat(usualDistance(trace, new Scenes(6).seen(0, 0, 0))).isGreaterThan(0.2);
  }

  /** The median over some keys: each key projects otherwise, and a single one may be unlucky. */
  private static double usualDistance(FaceTrace one, FaceTrace other) {
    return IntStream.range(0, 31)
        .mapToDouble(
            _ -> {
              FrameHash.Key any = new FrameHash.Key();
              return any.hash(Scenes.frame(one, 0.9, 1, "a"))
                  .distance(any.hash(Scenes.frame(other, 0.9, 1, "b")));
            })
        .sorted()
        .skip(15)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void isZeroForTheSameFileWhateverItShows() {
    FrameHash hash = hash(scenes.seen(0, 0, 0), "a");
    assertThat(hash.distance(hash(scenes.seen(5, 3, 1), "a"))).isZero();
  }

  @Test
  void saysNothingUnderAnotherKey() {
    FaceTrace trace = scenes.seen(0, 0, 0);
    FrameHash other = new FrameHash.Key().hash(Scenes.frame(trace, 0.9, 1, "a"));
    assertThat(hash(trace, "a").sameFile(other)).isFalse();
    assertThat(hash(trace, "a").distance(other)).isBetween(0.3, 0.7);
  }

  @Test
  void isForgottenAfterAWhile() {
    SeenFrames seen = new SeenFrames(Duration.ofMinutes(1));
    Instant start = Instant.EPOCH;
    List<FrameHash> capture = List.of(hash(scenes.seen(0, 0, 0), "a"));
    assertThat(seen.closest(capture, start)).isEqualTo(1);
    assertThat(seen.closest(capture, start.plusSeconds(60))).isZero();
    assertThat(seen.closest(capture, start.plusSeconds(180))).isEqualTo(1);
  }

  @Test
  void theOldestIsForgottenWhereThereAreTooMany() {
    SeenFrames seen = new SeenFrames(Duration.ofDays(1));
    List<FrameHash> first = List.of(new FrameHash(new byte[] {1}, new long[0]));
    seen.closest(first, Instant.EPOCH);
    for (int i = 0; i < SeenFrames.MOST; i++) {
      seen.closest(List.of(new FrameHash(new byte[] {2, (byte) i}, new long[0])), Instant.EPOCH);
    }
    assertThat(seen.closest(first, Instant.EPOCH)).isEqualTo(1);
  }
}
