// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.FaceIdentifier;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.FingerPosition;
import org.clearlane.biometrics.FingerprintAcquisition;
import org.clearlane.biometrics.FingerprintMatcher;
import org.clearlane.biometrics.FingerprintSample;
import org.clearlane.biometrics.GalleryName;
import org.clearlane.biometrics.Identification;
import org.clearlane.biometrics.IdentificationPolicy;
import org.clearlane.biometrics.PersonId;
import org.clearlane.biometrics.UnknownGalleryException;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The biometric services as the server's modules get them: models, vectors, fingers, galleries. */
@ExtendWith(ArquillianExtension.class)
@Tag("container")
class BiometricsIT {
  private static final Authority A = new Authority("a");
  private static final Authority B = new Authority("b");

  @Inject private FaceMatcher faces;
  @Inject private FaceGallery galleries;
  @Inject private FaceIdentifier identifier;
  @Inject private FingerprintMatcher fingerprints;

  private final Random random = new Random(7);

  @Deployment
  static WebArchive product() {
    return Product.with(BiometricsIT.class);
  }

  private static GalleryName fresh() {
    return new GalleryName("it-" + UUID.randomUUID());
  }

  private FaceTemplate face() {
    float[] vector = new float[FaceTemplate.DIMENSION];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return FaceTemplate.normalised(faces.modelId(), vector);
  }

  @Test
  void identifiesAmongManyAndSaysUnknownOfAStranger() {
    GalleryName gallery = fresh();
    FaceTemplate wanted = face();
    PersonId person = new PersonId(UUID.randomUUID());
    AuthorityContext.run(
        A,
        () -> {
          galleries.create(gallery);
          galleries.add(gallery, person, wanted);
          for (int i = 0; i < 2_000; i++) {
            galleries.add(gallery, new PersonId(UUID.randomUUID()), face());
          }
        });
    IdentificationPolicy policy = new IdentificationPolicy(0.01, 0.05);

    assertThat(identify(gallery, wanted, policy))
        .isInstanceOfSatisfying(
            Identification.Identified.class,
            found -> assertThat(found.candidate().person()).isEqualTo(person));
    assertThat(identify(gallery, face(), policy)).isInstanceOf(Identification.Unknown.class);

    assertThat(AuthorityContext.call(A, () -> galleries.removeEverywhere(person))).isEqualTo(1);
    assertThat(identify(gallery, wanted, policy)).isInstanceOf(Identification.Unknown.class);
    assertThat(AuthorityContext.call(A, () -> galleries.drop(gallery))).isTrue();
  }

  private Identification identify(
      GalleryName gallery, FaceTemplate probe, IdentificationPolicy policy) {
    return AuthorityContext.call(A, () -> identifier.identify(Set.of(gallery), probe, policy));
  }

  @Test
  void anAuthorityDoesNotSeeTheGalleriesOfAnother() {
    GalleryName gallery = fresh();
    AuthorityContext.run(A, () -> galleries.create(gallery));

    assertThat(AuthorityContext.call(A, galleries::names)).contains(gallery);
    assertThat(AuthorityContext.call(B, galleries::names)).doesNotContain(gallery);
    assertThatThrownBy(
            () -> AuthorityContext.call(B, () -> galleries.search(Set.of(gallery), face(), 1)))
        .isInstanceOf(UnknownGalleryException.class);
    assertThat(AuthorityContext.call(A, () -> galleries.drop(gallery))).isTrue();
  }

  @Test
  void theFaceModelsAreLoaded() {
    assertThat(faces.problem()).isEmpty();
    assertThat(faces.thresholdAtFmr(1e-4)).isBetween(0.3, 0.6);
  }

  @Test
  void fingerprintsAreMatchedInTheServer() {
    assertThat(fingerprints.thresholdAtFmr(1e-4)).isEqualTo(40);
    assertThat(
            fingerprints.acquire(
                new FingerprintSample.Rows(new byte[300 * 400], 300, 400, 8, 500),
                FingerPosition.RIGHT_INDEX))
        .as("an all-black picture")
        .isInstanceOf(FingerprintAcquisition.NotAcquired.class);
  }
}
