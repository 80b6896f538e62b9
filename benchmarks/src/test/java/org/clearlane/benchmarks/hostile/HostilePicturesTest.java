// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.ComparisonScore;
import org.clearlane.biometrics.FaceAcquisition;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceMatchers;
import org.clearlane.biometrics.FaceTemplate;
import org.junit.jupiter.api.Test;

class HostilePicturesTest {
  private static final int PICTURES = 2000;

  @Test
  void everyPictureGetsAClearAnswer() throws IOException, InterruptedException {
    FaceMatcher matcher = FaceMatchers.load();
    Siege siege = new Siege(matcher, BaseFiles.make(), 1);

    siege.run(PICTURES, 2, _ -> {});

    assertThat(siege.faults()).isEmpty();
    Map<Hostility, Map<String, Integer>> answers = siege.answers();
    assertThat(answers).containsOnlyKeys(Hostility.values());
    assertThat(answers.values().stream().flatMap(counts -> counts.values().stream()))
        .satisfies(
            counts -> assertThat(counts.stream().mapToInt(n -> n).sum()).isEqualTo(PICTURES));
    assertThat(answers.get(Hostility.SOUND)).containsOnlyKeys("ACQUIRED");
    assertThat(answers.get(Hostility.LOOPING_EXIF)).containsOnlyKeys("ACQUIRED");
    assertThat(answers.get(Hostility.INFLATING_CHUNK)).containsOnlyKeys("ACQUIRED");
    assertThat(answers.get(Hostility.FOUR_INKS)).containsOnlyKeys("ACQUIRED");
    assertThat(answers.get(Hostility.WRONG_TYPE)).containsOnlyKeys("UNSUPPORTED_TYPE");
    assertThat(answers.get(Hostility.LONG_SIDE)).containsOnlyKeys("IMAGE_TOO_LARGE");
    assertThat(Set.of("IMAGE_TOO_LARGE", "UNREADABLE_IMAGE"))
        .containsAll(answers.getOrDefault(Hostility.HUGE_CLAIM, Map.of()).keySet());
  }

  @Test
  void theSameSeedMakesTheSameFiles() throws IOException {
    BaseFiles base = BaseFiles.make();

    for (int number = 0; number < 200; number++) {
      HostileFile one = HostileFile.of(base, 3, number);
      HostileFile again = HostileFile.of(base, 3, number);
      assertThat(Arrays.equals(one.bytes(), again.bytes())).isTrue();
    }
    assertThat(HostileFile.of(base, 4, 1).bytes()).isNotEqualTo(HostileFile.of(base, 5, 1).bytes());
  }

  @Test
  void reportsWhatIsThrown() throws IOException, InterruptedException {
    Siege siege = new Siege(new Thrower(), BaseFiles.make(), 1);

    siege.run(10, 2, _ -> {});

    assertThat(siege.faults()).hasSize(10).allMatch(fault -> fault.contains("planted"));
    assertThat(siege.answers().values()).allMatch(counts -> counts.containsKey("THROWN"));
  }

  /** A matcher that breaks its promise. */
  private static final class Thrower implements FaceMatcher {
    @Override
    public FaceAcquisition acquire(byte[] image) {
      throw new IllegalStateException("planted");
    }

    @Override
    public ComparisonScore compare(FaceTemplate probe, FaceTemplate reference) {
      return new ComparisonScore(0);
    }

    @Override
    public double thresholdAtFmr(double fmr) {
      return 0;
    }

    @Override
    public String modelId() {
      return "none";
    }

    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public Optional<String> problem() {
      return Optional.of(AcquisitionFailure.NOT_READY.name());
    }
  }
}
