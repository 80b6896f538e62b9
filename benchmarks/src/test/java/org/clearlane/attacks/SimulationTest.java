// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
  private static final Subject ONE = subject("one", 7);
  private static final Subject OTHER = subject("other", 11);

  private final Simulation simulation = new Simulation(1);

  /** No face, but enough of a picture to be printed and shown. */
  private static Subject subject(String name, int wave) {
    Picture picture =
        Picture.of(
            120,
            150,
            (x, y, colour) -> {
              for (int channel = 0; channel < 3; channel++) {
                colour[channel] =
                    128 + 80 * Math.sin((x + 20 * channel) / wave) * Math.cos(y / wave);
              }
            });
    return new Subject(name, picture, 60, 60, 30);
  }

  @Test
  void framesOfABonaFideCaptureDiffer() {
    assertThat(simulation.bonaFide(ONE)).hasSize(Simulation.FRAMES).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void theSameSeedMakesTheSameFrames(Species species) {
    List<byte[]> frames = simulation.attack(species, ONE, OTHER);

    assertThat(frames).hasSize(Simulation.FRAMES).doesNotHaveDuplicates();
    assertThat(new Simulation(1).attack(species, ONE, OTHER)).containsExactlyElementsOf(frames);
    assertThat(new Simulation(2).attack(species, ONE, OTHER)).doesNotContainAnyElementsOf(frames);
  }

  @Test
  void aReplayIsTheCaptureItself() {
    assertThat(simulation.attack(Species.REPLAYED, ONE, OTHER))
        .containsExactlyElementsOf(simulation.bonaFide(ONE));
    assertThat(simulation.attack(Species.RE_ENCODED, ONE, OTHER))
        .doesNotContainAnyElementsOf(simulation.bonaFide(ONE));
  }
}
