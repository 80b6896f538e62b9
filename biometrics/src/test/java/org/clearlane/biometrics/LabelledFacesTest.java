// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.FaceAcquisition.NotAcquired;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Accuracy on labelled faces, where {@code LABELLED_FACES} names a folder of the form {@code
 * person/1.jpg, person/2.jpg}. A file {@code pairs.csv} in it may tell in its last column how alike
 * the two pictures are (0 to 1): from 0.9 on they are the same photograph and are left out.
 */
@EnabledIfEnvironmentVariable(named = "LABELLED_FACES", matches = ".+")
class LabelledFacesTest {
  private static final double SAME_PHOTOGRAPH = 0.9;
  private static final double RATE = 1e-4;

  private record Sample(String person, FaceTemplate template) {}

  private final FaceMatcher matcher = FaceMatchers.load();

  @Test
  void acceptsThePersonAndRefusesOthers() throws IOException {
    Path folder = Path.of(System.getenv("LABELLED_FACES"));
    List<Path> files = files(folder);
    List<Sample> samples = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (Path file : files) {
      switch (matcher.acquire(Files.readAllBytes(file))) {
        case Acquired face ->
            samples.add(new Sample(folder.relativize(file).getName(0).toString(), face.template()));
        case NotAcquired(AcquisitionFailure failure) -> failures.add(failure + " " + file);
      }
    }
    double threshold = matcher.thresholdAtFmr(RATE);
    int genuine = 0;
    int accepted = 0;
    int impostors = 0;
    int falselyAccepted = 0;
    for (int i = 0; i < samples.size(); i++) {
      for (int j = 0; j < i; j++) {
        Sample one = samples.get(i);
        Sample other = samples.get(j);
        boolean reached = matcher.compare(one.template(), other.template()).reaches(threshold);
        if (one.person().equals(other.person())) {
          genuine++;
          accepted += reached ? 1 : 0;
        } else {
          impostors++;
          falselyAccepted += reached ? 1 : 0;
        }
      }
    }
    String figures =
        "%d images, not acquired %s; accepted %d of %d genuine and %d of %d impostor pairs at %.3f"
            .formatted(
                files.size(), failures, accepted, genuine, falselyAccepted, impostors, threshold);
    System.getLogger(LabelledFacesTest.class.getName()).log(System.Logger.Level.INFO, figures);

    assertThat(failures).as(figures).hasSizeLessThanOrEqualTo(2 + files.size() / 500);
    assertThat(genuine).as(figures).isPositive();
    assertThat((double) accepted / genuine).as(figures).isGreaterThanOrEqualTo(0.97);
    // Some: another population meets more look-alikes than the one of the calibration.
    assertThat((double) falselyAccepted / impostors).as(figures).isLessThanOrEqualTo(2 * RATE);
  }

  private static List<Path> files(Path folder) throws IOException {
    Set<String> same = samePhotographs(folder.resolve("pairs.csv"));
    try (Stream<Path> all = Files.walk(folder, 2)) {
      return all.filter(file -> file.toString().endsWith(".jpg"))
          .filter(file -> !same.contains(folder.relativize(file).toString()))
          .sorted()
          .toList();
    }
  }

  private static Set<String> samePhotographs(Path table) throws IOException {
    Set<String> same = new HashSet<>();
    if (Files.exists(table)) {
      for (String line : Files.readAllLines(table)) {
        String[] cells = line.split(",", -1);
        if (cells.length == 4
            && cells[3].matches("[0-9.]+")
            && Double.parseDouble(cells[3]) >= SAME_PHOTOGRAPH) {
          same.add(Path.of(cells[0], "2.jpg").toString());
        }
      }
    }
    return same;
  }
}
