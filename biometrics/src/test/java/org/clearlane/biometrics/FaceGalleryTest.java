// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.NoAuthorityException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceGalleryTest {
  private static final Authority NORTH = new Authority("north");
  private static final Authority SOUTH = new Authority("south");
  private static final GalleryName FLIGHT = new GalleryName("flight-1");
  private static final GalleryName POPULATION = new GalleryName("population");

  private final Random random = new Random(12);
  private final FaceGallery galleries = FaceGalleries.inMemory(2);

  @AfterEach
  void free() {
    for (Authority authority : List.of(NORTH, SOUTH)) {
      AuthorityContext.run(authority, () -> galleries.names().forEach(galleries::drop));
    }
  }

  @Test
  void findsAPersonByTheBestReference() {
    at(
        NORTH,
        () -> {
          galleries.create(FLIGHT);
          PersonId wanted = person(1);
          FaceTemplate first = template();
          FaceTemplate second = template();
          FaceTemplate probe = near(second);
          galleries.add(FLIGHT, wanted, first);
          galleries.add(FLIGHT, wanted, second);
          galleries.add(FLIGHT, person(2), template());

          SearchResult result = galleries.search(Set.of(FLIGHT), probe, 5);

          assertThat(result.references()).isEqualTo(3);
          assertThat(result.candidates()).hasSize(2);
          assertThat(result.candidates().getFirst())
              .isEqualTo(new Candidate(FLIGHT, wanted, new ComparisonScore(probe.cosine(second))));
          assertThat(galleries.size(FLIGHT)).isEqualTo(new FaceGallery.Size(2, 3));
        });
  }

  @Test
  void findsTheSameOnDisk(@TempDir Path folder) {
    FaceGallery onDisk = FaceGalleries.onDisk(1, folder, new byte[32]);
    at(
        NORTH,
        () -> {
          galleries.create(FLIGHT);
          onDisk.create(FLIGHT);
          for (int i = 0; i < 300; i++) {
            FaceTemplate template = template();
            galleries.add(FLIGHT, person(i), template);
            onDisk.add(FLIGHT, person(i), template);
          }
          FaceTemplate probe = template();

          assertThat(onDisk.search(Set.of(FLIGHT), probe, 20))
              .isEqualTo(galleries.search(Set.of(FLIGHT), probe, 20));
          onDisk.drop(FLIGHT);
        });
    assertThatIllegalArgumentException().isThrownBy(() -> FaceGalleries.inMemory(0));
  }

  @Test
  void searchesSeveralGalleriesAsOne() {
    at(
        NORTH,
        () -> {
          galleries.create(FLIGHT);
          galleries.create(POPULATION);
          FaceTemplate template = template();
          PersonId inBoth = person(1);
          galleries.add(POPULATION, inBoth, template);
          galleries.add(FLIGHT, inBoth, near(template));
          galleries.add(FLIGHT, person(2), template);
          galleries.add(POPULATION, person(3), template());

          SearchResult result =
              galleries.search(Set.of(FLIGHT, POPULATION), template, FaceGallery.MOST_CANDIDATES);

          assertThat(result.references()).isEqualTo(4);
          assertThat(result.candidates())
              .extracting(Candidate::person)
              .as("equal scores in the order of ids, each person once")
              .containsExactly(person(1), person(2), person(3));
          assertThat(result.candidates())
              .extracting(Candidate::gallery)
              .containsExactly(POPULATION, FLIGHT, POPULATION);
        });
  }

  @Test
  void keepsTheAuthoritiesApart() {
    FaceTemplate template = template();
    at(
        NORTH,
        () -> {
          galleries.create(FLIGHT);
          galleries.add(FLIGHT, person(1), template);
        });
    at(
        SOUTH,
        () -> {
          assertThat(galleries.names()).isEmpty();
          assertThatExceptionOfType(UnknownGalleryException.class)
              .isThrownBy(() -> galleries.search(Set.of(FLIGHT), template, 1));
          galleries.create(FLIGHT);
          assertThat(galleries.search(Set.of(FLIGHT), template, 1).candidates()).isEmpty();
          assertThat(galleries.removeEverywhere(person(1))).isZero();
          galleries.drop(FLIGHT);
        });
    at(
        NORTH,
        () -> assertThat(galleries.search(Set.of(FLIGHT), template, 1).candidates()).hasSize(1));
    assertThatExceptionOfType(NoAuthorityException.class)
        .isThrownBy(() -> galleries.search(Set.of(FLIGHT), template, 1));
  }

  @Test
  void answersOfAnEmptyGalleryAndOfFewerThanAskedFor() {
    at(
        NORTH,
        () -> {
          assertThat(galleries.create(FLIGHT)).isTrue();
          assertThat(galleries.create(FLIGHT)).isFalse();
          assertThat(galleries.search(Set.of(FLIGHT), template(), 10))
              .isEqualTo(new SearchResult(List.of(), 0));
          galleries.add(FLIGHT, person(1), template());
          assertThat(galleries.search(Set.of(FLIGHT), template(), 100).candidates()).hasSize(1);
          galleries.remove(FLIGHT, person(1));
          assertThat(galleries.search(Set.of(FLIGHT), template(), 10))
              .isEqualTo(new SearchResult(List.of(), 0));
        });
  }

  @Test
  void replacesAndRemoves() {
    at(
        NORTH,
        () -> {
          galleries.create(FLIGHT);
          galleries.create(POPULATION);
          FaceTemplate old = template();
          FaceTemplate fresh = template();
          galleries.add(FLIGHT, person(1), old);
          galleries.add(POPULATION, person(1), old);
          galleries.replace(FLIGHT, person(1), List.of(fresh, template()));
          galleries.replace(FLIGHT, person(2), List.of(template()));

          assertThat(best(fresh)).isEqualTo(fresh.cosine(fresh));
          assertThat(best(old)).isLessThan(0.9);
          assertThat(galleries.size(FLIGHT)).isEqualTo(new FaceGallery.Size(2, 3));
          assertThat(galleries.contains(FLIGHT, person(2))).isTrue();
          assertThat(galleries.remove(FLIGHT, person(2))).isTrue();
          assertThat(galleries.remove(FLIGHT, person(2))).isFalse();
          assertThat(galleries.contains(FLIGHT, person(2))).isFalse();
          assertThat(galleries.removeEverywhere(person(1))).isEqualTo(2);
          assertThat(galleries.size(FLIGHT)).isEqualTo(new FaceGallery.Size(0, 0));
          assertThat(galleries.size(POPULATION)).isEqualTo(new FaceGallery.Size(0, 0));
        });
  }

  private double best(FaceTemplate probe) {
    return galleries.search(Set.of(FLIGHT), probe, 1).candidates().getFirst().score().value();
  }

  @Test
  void refusesTemplatesOfAnotherModel() {
    at(
        NORTH,
        () -> {
          galleries.create(FLIGHT);
          galleries.add(FLIGHT, person(1), template());
          FaceTemplate other = new FaceTemplate("another", template().values());

          assertThatExceptionOfType(ModelMismatchException.class)
              .isThrownBy(() -> galleries.add(FLIGHT, person(2), other))
              .withMessage("gallery flight-1 holds templates of the model model, not of another");
          assertThatExceptionOfType(ModelMismatchException.class)
              .isThrownBy(() -> galleries.replace(FLIGHT, person(1), List.of(template(), other)));
          assertThatExceptionOfType(ModelMismatchException.class)
              .isThrownBy(() -> galleries.search(Set.of(FLIGHT), other, 1));
          assertThat(galleries.size(FLIGHT)).isEqualTo(new FaceGallery.Size(1, 1));

          galleries.drop(FLIGHT);
          galleries.create(FLIGHT);
          galleries.add(FLIGHT, person(2), other);
          assertThat(galleries.size(FLIGHT)).isEqualTo(new FaceGallery.Size(1, 1));
        });
  }

  @Test
  void refusesWhatIsOutOfBounds() {
    at(
        NORTH,
        () -> {
          galleries.create(FLIGHT);
          for (int i = 0; i < FaceGallery.MOST_REFERENCES; i++) {
            galleries.add(FLIGHT, person(1), template());
          }
          assertThatExceptionOfType(TooManyReferencesException.class)
              .isThrownBy(() -> galleries.add(FLIGHT, person(1), template()));
          assertThatExceptionOfType(TooManyReferencesException.class)
              .isThrownBy(
                  () ->
                      galleries.replace(
                          FLIGHT,
                          person(1),
                          Collections.nCopies(FaceGallery.MOST_REFERENCES + 1, template())));
          assertThatIllegalArgumentException()
              .isThrownBy(() -> galleries.replace(FLIGHT, person(1), List.of()));
          assertThatIllegalArgumentException()
              .isThrownBy(() -> galleries.search(Set.of(), template(), 1));
          assertThatIllegalArgumentException()
              .isThrownBy(() -> galleries.search(Set.of(FLIGHT), template(), 0));
          assertThatIllegalArgumentException()
              .isThrownBy(
                  () ->
                      galleries.search(
                          Set.of(FLIGHT), template(), FaceGallery.MOST_CANDIDATES + 1));
        });
  }

  @Test
  void neverTakesAMissingGalleryForAnEmptyOne() {
    at(
        NORTH,
        () -> {
          galleries.create(FLIGHT);
          for (ThrowingCallable call :
              List.<ThrowingCallable>of(
                  () -> galleries.search(Set.of(FLIGHT, POPULATION), template(), 1),
                  () -> galleries.add(POPULATION, person(1), template()),
                  () -> galleries.replace(POPULATION, person(1), List.of(template())),
                  () -> galleries.remove(POPULATION, person(1)),
                  () -> galleries.contains(POPULATION, person(1)),
                  () -> galleries.size(POPULATION))) {
            assertThatExceptionOfType(UnknownGalleryException.class)
                .isThrownBy(call)
                .withMessage("there is no gallery population");
          }
          assertThat(galleries.drop(POPULATION)).isFalse();
          assertThat(galleries.drop(FLIGHT)).isTrue();
          assertThat(galleries.names()).isEmpty();
        });
  }

  @Test
  void namesGalleriesPlainly() {
    for (String bad : List.of("", "Flight", "a b", "-a", "a".repeat(65), "flug/1")) {
      assertThatIllegalArgumentException().isThrownBy(() -> new GalleryName(bad));
    }
    assertThat(new GalleryName("flight:cx100.2026-03-01")).hasToString("flight:cx100.2026-03-01");
  }

  @Test
  void ordersPersonsAsTheirTextDoes() {
    for (int i = 0; i < 200; i++) {
      PersonId a = new PersonId(new UUID(random.nextLong(), random.nextLong()));
      PersonId b = new PersonId(new UUID(random.nextLong(), random.nextLong()));
      assertThat(Integer.signum(a.compareTo(b)))
          .isEqualTo(Integer.signum(a.toString().compareTo(b.toString())));
    }
  }

  private static void at(Authority authority, Runnable test) {
    AuthorityContext.run(authority, test);
  }

  private static PersonId person(int number) {
    return new PersonId(new UUID(0, number));
  }

  private FaceTemplate template() {
    float[] vector = new float[FaceTemplate.DIMENSION];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return FaceTemplate.normalised("model", vector);
  }

  private FaceTemplate near(FaceTemplate template) {
    float[] vector = template.values();
    for (int i = 0; i < vector.length; i++) {
      vector[i] += 0.02f * (float) random.nextGaussian();
    }
    return FaceTemplate.normalised("model", vector);
  }
}
