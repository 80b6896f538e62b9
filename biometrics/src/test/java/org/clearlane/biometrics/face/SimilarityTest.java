// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimilarityTest {
  private static final List<Point> FACE =
      List.of(
          new Point(38.2946, 51.6963),
          new Point(73.5318, 51.5014),
          new Point(56.0252, 71.7366),
          new Point(41.5493, 92.3655),
          new Point(70.7299, 92.2041));

  private final Random random = new Random(7);

  @Test
  void recoversATurnAScaleAndAShift() {
    for (int i = 0; i < 100; i++) {
      double angle = random.nextDouble(-Math.PI, Math.PI);
      double scale = random.nextDouble(0.1, 10);
      Similarity known =
          new Similarity(
              scale * Math.cos(angle),
              scale * Math.sin(angle),
              random.nextDouble(-500, 500),
              random.nextDouble(-500, 500));

      Similarity found = Similarity.leastSquares(FACE, FACE.stream().map(known::apply).toList());

      assertThat(found.a()).isCloseTo(known.a(), within(1e-9));
      assertThat(found.b()).isCloseTo(known.b(), within(1e-9));
      assertThat(found.dx()).isCloseTo(known.dx(), within(1e-6));
      assertThat(found.dy()).isCloseTo(known.dy(), within(1e-6));
      assertThat(found.scale()).isCloseTo(scale, within(1e-9));
    }
  }

  // S. Umeyama, Least-squares estimation of transformation parameters between two point patterns,
  // IEEE PAMI 13 (1991): the numerical example, with rotation (0.832 0.555; -0.555 0.832), scale
  // 0.721 and shift (-0.800, 0.400).
  @Test
  void agreesWithUmeyamasExample() {
    List<Point> from = List.of(new Point(0, 0), new Point(1, 0), new Point(0, 2));
    List<Point> to = List.of(new Point(0, 0), new Point(-1, 0), new Point(0, 2));

    Similarity found = Similarity.leastSquares(from, to);

    assertThat(found.scale()).isCloseTo(0.721, within(0.001));
    assertThat(found.a() / found.scale()).isCloseTo(0.832, within(0.001));
    assertThat(found.b() / found.scale()).isCloseTo(-0.555, within(0.001));
    assertThat(found.dx()).isCloseTo(-0.800, within(0.001));
    assertThat(found.dy()).isCloseTo(0.400, within(0.001));
  }

  @Test
  void hasNoNeighbourWithLessError() {
    List<Point> to =
        FACE.stream()
            .map(p -> new Point(2 * p.x() + random.nextGaussian(), p.y() + random.nextGaussian()))
            .toList();
    Similarity best = Similarity.leastSquares(FACE, to);
    double least = error(best, to);

    for (int i = 0; i < 500; i++) {
      Similarity other =
          new Similarity(
              best.a() + 1e-3 * random.nextGaussian(),
              best.b() + 1e-3 * random.nextGaussian(),
              best.dx() + 0.1 * random.nextGaussian(),
              best.dy() + 0.1 * random.nextGaussian());
      assertThat(error(other, to)).isGreaterThan(least);
    }
  }

  @Test
  void invertsItself() {
    Similarity similarity = new Similarity(1.5, -0.7, 20, -30);

    Point back = similarity.inverse().apply(similarity.apply(new Point(12, 34)));

    assertThat(back.x()).isCloseTo(12, within(1e-9));
    assertThat(back.y()).isCloseTo(34, within(1e-9));
  }

  @Test
  void refusesPointsThatTellNothing() {
    Point p = new Point(1, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Similarity.leastSquares(List.of(p, p), List.of(p, p)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Similarity.leastSquares(List.of(p), List.of(p, p)));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> new Similarity(0, 0, 1, 1).inverse());
  }

  private static double error(Similarity similarity, List<Point> to) {
    double sum = 0;
    for (int i = 0; i < FACE.size(); i++) {
      sum += Math.pow(similarity.apply(FACE.get(i)).distanceTo(to.get(i)), 2);
    }
    return sum;
  }
}
