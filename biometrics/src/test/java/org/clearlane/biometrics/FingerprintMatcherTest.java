// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.clearlane.biometrics.FingerprintAcquisition.Acquired;
import org.clearlane.biometrics.FingerprintAcquisition.NotAcquired;
import org.clearlane.biometrics.FingerprintEnrolment.CapturesDisagree;
import org.clearlane.biometrics.FingerprintEnrolment.Enrolled;
import org.clearlane.biometrics.FingerprintEnrolment.SameFinger;
import org.clearlane.biometrics.FingerprintPolicy.FingerRule;
import org.clearlane.biometrics.FingerprintSample.Encoded;
import org.clearlane.biometrics.FingerprintSample.Rows;
import org.clearlane.biometrics.FingerprintTemplate.Origin;
import org.clearlane.biometrics.FingerprintVerification.FingerMissing;
import org.clearlane.biometrics.FingerprintVerification.Matched;
import org.clearlane.biometrics.FingerprintVerification.NotMatched;
import org.clearlane.biometrics.finger.GreyImage;
import org.clearlane.biometrics.image.TestImages;
import org.junit.jupiter.api.Test;

class FingerprintMatcherTest {
  private static final FingerprintPolicy ONE = new FingerprintPolicy(FingerRule.AT_LEAST_ONE, 1e-4);
  private static final FingerprintPolicy BOTH = new FingerprintPolicy(FingerRule.BOTH, 1e-4);
  private static final long THUMB = 100;
  private static final long INDEX = 101;
  private static final long STRANGER = 102;

  private final FingerprintMatcher matcher = FingerprintMatchers.create();

  @Test
  void tellsFingersApart() {
    double threshold = matcher.thresholdAtFmr(1e-4);
    for (long seed = 1; seed <= 5; seed++) {
      FingerprintTemplate first = template(seed, 0, FingerPosition.UNKNOWN);
      FingerprintTemplate second = template(seed, 1, FingerPosition.UNKNOWN);
      FingerprintTemplate other = template(seed + 50, 1, FingerPosition.UNKNOWN);
      assertThat(matcher.compare(second, first).reaches(2 * threshold)).isTrue();
      assertThat(matcher.compare(other, first).reaches(threshold / 2)).isFalse();
    }
  }

  @Test
  void reportsPositionOriginAndQuality() {
    Acquired acquired = acquired(1, 1, FingerPosition.LEFT_RING);
    FingerprintTemplate template = acquired.template();
    assertThat(template.position()).isEqualTo(FingerPosition.LEFT_RING);
    assertThat(template.origin()).isEqualTo(Origin.EXTRACTED);
    assertThat(template.algorithm()).isEqualTo(matcher.algorithm()).startsWith("sourceafis-3.");
    assertThat(template.minutiae()).isEqualTo(acquired.quality().minutiae()).isBetween(20, 60);
    assertThat(template.quality()).hasValue(acquired.quality().overall());
    assertThat(acquired.quality().contrast()).isBetween(0.4, 0.9);
    assertThat(acquired.quality().areaSquareMillimetres()).isBetween(120.0, 200.0);
    assertThat(acquired.quality().ridgeClarity()).isBetween(0.5, 1.0);
  }

  @Test
  void readsWhatAZfmSensorSends() {
    FingerprintTemplate reference = template(7, 0, FingerPosition.UNKNOWN);
    FingerprintTemplate probe = template(Rows.zfm(DrawnFinger.zfm(7, 1)), FingerPosition.UNKNOWN);
    assertThat(matcher.compare(probe, reference).reaches(80)).isTrue();
  }

  @Test
  void readsAPng() {
    byte[] png = DrawnFinger.png(DrawnFinger.impression(7, 1));
    assertThat(template(new Encoded(png), FingerPosition.UNKNOWN))
        .isEqualTo(template(7, 1, FingerPosition.UNKNOWN));
  }

  @Test
  void needsTheTrueResolution() {
    FingerprintTemplate reference = template(7, 0, FingerPosition.UNKNOWN);
    byte[] png = DrawnFinger.png(enlarged(DrawnFinger.impression(7, 0)));
    FingerprintTemplate right = template(new Encoded(png, 1000), FingerPosition.UNKNOWN);
    assertThat(matcher.compare(right, reference).reaches(80)).isTrue();
    Encoded wrong = new Encoded(png, 600);
    assertThat(matcher.acquire(wrong, FingerPosition.UNKNOWN))
        .satisfiesAnyOf(
            it -> assertThat(it).isInstanceOf(NotAcquired.class),
            it ->
                assertThat(
                        matcher
                            .compare(((Acquired) it).template(), reference)
                            .reaches(matcher.thresholdAtFmr(1e-3)))
                    .isFalse());
  }

  @Test
  void saysWhyThereIsNoTemplate() {
    assertFailure(flat(0), FingerprintFailure.TOO_DARK);
    assertFailure(flat(255), FingerprintFailure.BLANK);
    assertFailure(flat(128), FingerprintFailure.BLANK);
    assertFailure(new Encoded(new byte[] {1, 2, 3}), FingerprintFailure.UNSUPPORTED_TYPE);
    assertFailure(new Encoded(new byte[0]), FingerprintFailure.UNSUPPORTED_TYPE);
    assertFailure(new Encoded(new byte[9 << 20]), FingerprintFailure.IMAGE_TOO_LARGE);
    byte[] png = DrawnFinger.png(DrawnFinger.impression(1, 0));
    assertFailure(new Encoded(Arrays.copyOf(png, 2000)), FingerprintFailure.UNREADABLE_IMAGE);
    assertFailure(
        new Encoded(TestImages.withPngSize(png, 100_000, 100_000)),
        FingerprintFailure.IMAGE_TOO_LARGE);
    assertFailure(new Encoded(png, 2000), FingerprintFailure.IMAGE_TOO_SMALL);
    byte[] sensor = DrawnFinger.zfm(1, 0);
    assertFailure(Rows.zfm(Arrays.copyOf(sensor, 36_863)), FingerprintFailure.UNREADABLE_IMAGE);
    assertFailure(new Rows(sensor, 0, 0, 4, 500), FingerprintFailure.UNREADABLE_IMAGE);
    assertFailure(new Rows(sensor, -256, -288, 4, 500), FingerprintFailure.UNREADABLE_IMAGE);
    assertFailure(
        new Rows(new byte[1200 * 256], 1200, 256, 8, 500), FingerprintFailure.IMAGE_TOO_LARGE);
  }

  @Test
  void refusesNoiseAndOtherPictures() {
    byte[] noise = new byte[300 * 300];
    new Random(1).nextBytes(noise);
    assertFailure(new Rows(noise, 300, 300, 8, 500), FingerprintFailure.NO_RIDGES);
    BufferedImage face = DrawnFace.portrait(400, 500, 250);
    assertFailure(new Encoded(TestImages.encode(face, "png")), FingerprintFailure.NO_RIDGES);
  }

  @Test
  void refusesRidgesWithoutMinutiae() {
    byte[] lines = new byte[300 * 300];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = (byte) (128 + 90 * Math.sin(2 * Math.PI * (i % 300) / 9));
    }
    assertFailure(new Rows(lines, 300, 300, 8, 500), FingerprintFailure.TOO_FEW_MINUTIAE);
  }

  @Test
  void asksForTenMorePointsForEachTenthOfTheRate() {
    assertThat(matcher.thresholdAtFmr(1e-4)).isEqualTo(40);
    assertThat(matcher.thresholdAtFmr(1e-5)).isEqualTo(50);
    assertThatIllegalArgumentException().isThrownBy(() -> matcher.thresholdAtFmr(1e-6));
  }

  @Test
  void refusesTemplatesOfAnotherVersion() {
    FingerprintTemplate current = template(1, 0, FingerPosition.RIGHT_THUMB);
    FingerprintTemplate old = ofVersion("sourceafis-3.17.0", current);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> matcher.compare(current, old))
        .withMessageContaining("sourceafis-3.17.0");
    assertThatIllegalArgumentException().isThrownBy(() -> matcher.compare(old, current));
    FingerprintReference reference = new FingerprintReference(List.of(old));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> matcher.verify(List.of(current), reference, ONE));
  }

  @Test
  void enrolsTheCaptureThatIsMostAlikeToTheOthers() {
    Acquired good = acquired(THUMB, 1, FingerPosition.RIGHT_THUMB);
    Acquired alsoGood = acquired(THUMB, 2, FingerPosition.RIGHT_THUMB);
    Acquired ofAnother = acquired(STRANGER, 1, FingerPosition.RIGHT_THUMB);
    FingerprintEnrolment enrolment =
        matcher.enrol(
            List.of(
                new FingerCaptures(
                    FingerPosition.RIGHT_THUMB, List.of(ofAnother, good, alsoGood))));
    assertThat(enrolment).isInstanceOf(Enrolled.class);
    assertThat(((Enrolled) enrolment).reference().fingers())
        .singleElement()
        .isIn(good.template(), alsoGood.template());
  }

  @Test
  void refusesCapturesOfDifferentFingersAndOneFingerTwice() {
    List<Acquired> mixed =
        List.of(
            acquired(THUMB, 1, FingerPosition.RIGHT_THUMB),
            acquired(INDEX, 1, FingerPosition.RIGHT_THUMB),
            acquired(STRANGER, 1, FingerPosition.RIGHT_THUMB));
    assertThat(matcher.enrol(List.of(new FingerCaptures(FingerPosition.RIGHT_THUMB, mixed))))
        .isEqualTo(new CapturesDisagree(FingerPosition.RIGHT_THUMB));
    assertThat(
            matcher.enrol(
                List.of(
                    captures(THUMB, FingerPosition.RIGHT_THUMB),
                    captures(THUMB, FingerPosition.RIGHT_INDEX))))
        .isInstanceOf(SameFinger.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FingerCaptures(FingerPosition.RIGHT_THUMB, mixed.subList(0, 2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FingerCaptures(FingerPosition.RIGHT_INDEX, mixed));
    assertThatIllegalArgumentException().isThrownBy(() -> matcher.enrol(List.of()));
  }

  @Test
  void verifiesByOneFingerOrBoth() {
    FingerprintReference reference = reference();
    FingerprintTemplate thumb = template(THUMB, 9, FingerPosition.RIGHT_THUMB);
    FingerprintTemplate index = template(INDEX, 9, FingerPosition.RIGHT_INDEX);
    FingerprintTemplate stranger = template(STRANGER, 9, FingerPosition.RIGHT_INDEX);

    assertThat(matcher.verify(List.of(thumb), reference, ONE)).isInstanceOf(Matched.class);
    assertThat(matcher.verify(List.of(stranger, thumb), reference, ONE))
        .isInstanceOf(Matched.class);
    assertThat(matcher.verify(List.of(stranger), reference, ONE)).isInstanceOf(NotMatched.class);

    assertThat(matcher.verify(List.of(index, thumb), reference, BOTH)).isInstanceOf(Matched.class);
    assertThat(matcher.verify(List.of(thumb, stranger), reference, BOTH))
        .isInstanceOf(NotMatched.class);
    assertThat(matcher.verify(List.of(thumb), reference, BOTH)).isInstanceOf(FingerMissing.class);
  }

  @Test
  void comparesAProbeOnlyWithTheFingerItMayBe() {
    FingerprintReference reference = reference();
    FingerprintTemplate thumbAsIndex = template(THUMB, 9, FingerPosition.RIGHT_INDEX);
    assertThat(matcher.verify(List.of(thumbAsIndex), reference, ONE))
        .isInstanceOf(NotMatched.class);
    FingerprintTemplate thumbAsLeft = template(THUMB, 9, FingerPosition.LEFT_THUMB);
    assertThat(matcher.verify(List.of(thumbAsLeft), reference, ONE))
        .isInstanceOf(FingerMissing.class);
    FingerprintTemplate unknown = template(THUMB, 9, FingerPosition.UNKNOWN);
    FingerprintVerification verified = matcher.verify(List.of(unknown), reference, ONE);
    assertThat(verified).isInstanceOf(Matched.class);
    assertThat(verified.comparisons()).hasSize(2);
  }

  @Test
  void givesTheSameAnswersFromManyThreads() {
    List<FingerprintTemplate> expected =
        IntStream.range(0, 4).mapToObj(i -> template(i, 1, FingerPosition.UNKNOWN)).toList();
    List<FingerprintTemplate> parallel =
        IntStream.range(0, 4)
            .parallel()
            .mapToObj(i -> template(i, 1, FingerPosition.UNKNOWN))
            .toList();
    assertThat(parallel).isEqualTo(expected);
    List<FingerprintScore> scores =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> matcher.compare(expected.get(i % 4), expected.get(i / 4 % 4)))
            .toList();
    for (int i = 0; i < scores.size(); i++) {
      assertThat(scores.get(i))
          .isEqualTo(matcher.compare(expected.get(i % 4), expected.get(i / 4 % 4)));
    }
  }

  private FingerprintReference reference() {
    FingerprintEnrolment enrolment =
        matcher.enrol(
            List.of(
                captures(THUMB, FingerPosition.RIGHT_THUMB),
                captures(INDEX, FingerPosition.RIGHT_INDEX)));
    return ((Enrolled) enrolment).reference();
  }

  private FingerCaptures captures(long seed, FingerPosition position) {
    return new FingerCaptures(
        position, IntStream.rangeClosed(1, 3).mapToObj(i -> acquired(seed, i, position)).toList());
  }

  private Acquired acquired(long seed, int number, FingerPosition position) {
    return (Acquired) matcher.acquire(DrawnFinger.sample(seed, number), position);
  }

  private FingerprintTemplate template(long seed, int number, FingerPosition position) {
    return acquired(seed, number, position).template();
  }

  private FingerprintTemplate template(FingerprintSample sample, FingerPosition position) {
    return ((Acquired) matcher.acquire(sample, position)).template();
  }

  private void assertFailure(FingerprintSample sample, FingerprintFailure failure) {
    assertThat(matcher.acquire(sample, FingerPosition.UNKNOWN)).isEqualTo(new NotAcquired(failure));
  }

  private static Rows flat(int grey) {
    byte[] pixels = new byte[300 * 300];
    Arrays.fill(pixels, (byte) grey);
    return new Rows(pixels, 300, 300, 8, 500);
  }

  private static FingerprintTemplate ofVersion(String algorithm, FingerprintTemplate template) {
    return new FingerprintTemplate(
        algorithm,
        template.origin(),
        template.position(),
        template.minutiae(),
        OptionalInt.empty(),
        template.nativeForm());
  }

  private static GreyImage enlarged(GreyImage image) {
    int width = 2 * image.width();
    byte[] pixels = new byte[4 * image.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = image.pixels()[i / width / 2 * image.width() + i % width / 2];
    }
    return new GreyImage(width, 2 * image.height(), pixels, 2 * image.dpi());
  }
}
