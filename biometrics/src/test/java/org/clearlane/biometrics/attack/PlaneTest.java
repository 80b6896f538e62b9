// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class PlaneTest {
  private final Random random = new Random(3);

  @Test
  void findsTheHomographyThatASheetMovesBy() {
    List<Match> matches =
        matches(
            (x, y) -> (1.02 * x + 0.03 * y + 4) / (0.0004 * x - 0.0002 * y + 1),
            (x, y) -> (-0.02 * x + 0.98 * y - 7) / (0.0004 * x - 0.0002 * y + 1));

    Plane plane = Plane.homography(matches, 25);

    assertThat(matches)
        .allSatisfy(match -> assertThat(plane.squaredError(match)).isCloseTo(0, within(1e-12)));
  }

  @Test
  void cannotFollowWhatStandsOut() {
    List<Match> matches =
        matches((x, y) -> x + 2 * Math.exp(-(x - 50) * (x - 50) / 200), (_, y) -> y);

    double squares =
        matches.stream().mapToDouble(Plane.homography(matches, 25)::squaredError).sum();

    assertThat(Math.sqrt(squares / matches.size())).isGreaterThan(0.2);
  }

  @Test
  void findsAnAffineTransform() {
    List<Match> matches = matches((x, y) -> 1.1 * x - 0.2 * y + 3, (x, y) -> 0.1 * x + 0.9 * y - 2);
    Plane plane = Plane.affine(matches, 25);
    assertThat(plane.toX(10, 20)).isCloseTo(11 - 4 + 3, within(1e-9));
    assertThat(plane.toY(10, 20)).isCloseTo(1 + 18 - 2, within(1e-9));
  }

  private List<Match> matches(DoubleBinaryOperator toX, DoubleBinaryOperator toY) {
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      double x = random.nextDouble(20, 100);
      double y = random.nextDouble(20, 100);
      matches.add(new Match(x, y, toX.applyAsDouble(x, y), toY.applyAsDouble(x, y), 1 + i % 3));
    }
    return matches;
  }
}
