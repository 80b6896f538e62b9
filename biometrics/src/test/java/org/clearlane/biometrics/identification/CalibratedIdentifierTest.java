// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.clearlane.biometrics.Candidate;
import org.clearlane.biometrics.ComparisonScore;
import org.clearlane.biometrics.FaceGalleries;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.FaceIdentifier;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.GalleryName;
import org.clearlane.biometrics.Identification;
import org.clearlane.biometrics.Identification.Ambiguous;
import org.clearlane.biometrics.Identification.Identified;
import org.clearlane.biometrics.Identification.NotSupported;
import org.clearlane.biometrics.Identification.OperatingPoint;
import org.clearlane.biometrics.Identification.Unknown;
import org.clearlane.biometrics.IdentificationPolicy;
import org.clearlane.biometrics.PersonId;
import org.clearlane.biometrics.SearchResult;
import org.clearlane.biometrics.face.FmrCalibration;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.junit.jupiter.api.Test;

class CalibratedIdentifierTest {
  private static final GalleryName GALLERY = new GalleryName("population");
  private static final IdentificationPolicy POLICY = new IdentificationPolicy(1e-3, 0.06);

  private final FaceGallery galleries = FaceGalleries.inMemory(1);
  private final FmrCalibration calibration = FmrCalibration.bundled();
  private final FaceIdentifier identifier = new CalibratedIdentifier(galleries, calibration);

  @Test
  void identifiesWhoReachesTheThresholdAlone() {
    SearchResult result = result(1_000, 0.75, 0.41);

    assertThat(identifier.decide(result, POLICY))
        .isInstanceOfSatisfying(
            Identified.class,
            identified -> {
              assertThat(identified.candidate()).isEqualTo(result.candidates().getFirst());
              assertThat(identified.at().references()).isEqualTo(1_000);
              assertThat(identified.at().fmr()).isCloseTo(1e-6, within(1e-9));
              assertThat(identified.at().threshold()).isBetween(0.58, 0.61);
            });
  }

  @Test
  void knowsNobodyBelowTheThreshold() {
    double threshold = at(identifier.decide(result(1_000, 0.3), POLICY)).threshold();

    assertThat(identifier.decide(result(1_000, threshold - 1e-9, 0.1), POLICY))
        .isInstanceOf(Unknown.class);
    assertThat(identifier.decide(result(1_000, threshold, 0.1), POLICY))
        .isInstanceOf(Identified.class);
    assertThat(identifier.decide(new SearchResult(List.of(), 0), POLICY))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void asksForMoreAmongMore() {
    double previous = 0;
    for (int references : new int[] {1, 10, 100, 1_000, 5_000}) {
      double threshold = at(identifier.decide(result(references, 0.2), POLICY)).threshold();
      assertThat(threshold).isGreaterThan(previous);
      previous = threshold;
    }
  }

  @Test
  void doesNotChooseBetweenTwoWhoAreAlike() {
    SearchResult result = result(1_000, 0.80, 0.75, 0.745, 0.73);

    assertThat(identifier.decide(result, POLICY))
        .isInstanceOfSatisfying(
            Ambiguous.class,
            ambiguous ->
                assertThat(ambiguous.rivals()).isEqualTo(result.candidates().subList(0, 3)));
    assertThat(identifier.decide(result(1_000, 0.80, 0.74), new IdentificationPolicy(1e-3, 0.05)))
        .isInstanceOf(Identified.class);
    assertThat(identifier.decide(result(1_000, 0.80, 0.80), new IdentificationPolicy(1e-3, 0.01)))
        .isInstanceOf(Ambiguous.class);
  }

  @Test
  void asksForASecondFactorWhereTheCalibrationIsTooSmall() {
    SearchResult clear = result(100_000, 0.9, 0.4);

    assertThat(identifier.decide(clear, POLICY))
        .isInstanceOfSatisfying(
            NotSupported.class,
            not -> {
              assertThat(not.claim()).isEqualTo(Optional.of(clear.candidates().getFirst()));
              assertThat(not.neededFmr()).isCloseTo(1e-8, within(1e-11));
              assertThat(not.supportedFmr()).isGreaterThan(1e-7);
            });
    assertThat(identifier.decide(result(100_000, 0.5, 0.4), POLICY))
        .isInstanceOfSatisfying(NotSupported.class, not -> assertThat(not.claim()).isEmpty());
    assertThat(identifier.decide(result(100_000, 0.9, 0.89), POLICY))
        .isInstanceOfSatisfying(NotSupported.class, not -> assertThat(not.claim()).isEmpty());
  }

  @Test
  void tellsUpToHowManyItDecides() {
    long most = identifier.mostReferences(POLICY);

    assertThat(most).isBetween(5_000L, 6_000L);
    assertThat(identifier.decide(result((int) most, 0.99, 0.1), POLICY))
        .isInstanceOf(Identified.class);
    assertThat(identifier.decide(result((int) most + 1, 0.99, 0.1), POLICY))
        .isInstanceOf(NotSupported.class);
    assertThat(identifier.mostReferences(new IdentificationPolicy(1e-2, 0.06)))
        .isBetween(10 * most, 11 * most);
  }

  @Test
  void searchesAndDecides() {
    AuthorityContext.run(
        new Authority("north"),
        () -> {
          Random random = new Random(2);
          galleries.create(GALLERY);
          FaceTemplate wanted = template(random, calibration.modelId());
          for (int i = 0; i < 500; i++) {
            galleries.add(
                GALLERY, person(i), i == 123 ? wanted : template(random, calibration.modelId()));
          }

          assertThat(identifier.identify(Set.of(GALLERY), wanted, POLICY))
              .isInstanceOfSatisfying(
                  Identified.class,
                  found -> assertThat(found.candidate().person()).isEqualTo(person(123)));
          assertThat(
                  identifier.identify(
                      Set.of(GALLERY), template(random, calibration.modelId()), POLICY))
              .isInstanceOf(Unknown.class);
          galleries.add(GALLERY, person(900), wanted);
          assertThat(identifier.identify(Set.of(GALLERY), wanted, POLICY))
              .isInstanceOf(Ambiguous.class);
          assertThatIllegalArgumentException()
              .isThrownBy(
                  () -> identifier.identify(Set.of(GALLERY), template(random, "another"), POLICY));
          galleries.drop(GALLERY);
        });
  }

  private static OperatingPoint at(Identification identification) {
    return switch (identification) {
      case Identified(_, OperatingPoint at) -> at;
      case Unknown(OperatingPoint at) -> at;
      case Ambiguous(_, OperatingPoint at) -> at;
      case NotSupported _ -> throw new AssertionError(identification);
    };
  }

  private static SearchResult result(int references, double... scores) {
    List<Candidate> candidates = new ArrayList<>();
    for (double score : scores) {
      candidates.add(new Candidate(GALLERY, person(candidates.size()), new ComparisonScore(score)));
    }
    return new SearchResult(candidates, references);
  }

  private static FaceTemplate template(Random random, String modelId) {
    float[] vector = new float[FaceTemplate.DIMENSION];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return FaceTemplate.normalised(modelId, vector);
  }

  private static PersonId person(int number) {
    return new PersonId(new UUID(0, number));
  }
}
