// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Where the faces of the demonstration come from: the built-in portraits, or a folder. */
final class Faces {
  private Faces() {}

  /**
   * One person's pictures.
   *
   * @param enrolment the picture for the enrolment
   * @param live other photographs; empty where the live picture is rendered from the first
   */
  record Face(String label, Source enrolment, List<Source> live) {
    /** What a lane camera takes within a second or so; no two frames are the same. */
    List<byte[]> burst(int frames, RandomGenerator random) {
      return live.isEmpty()
          ? Recapture.burst(enrolment.read(), frames, random)
          : Recapture.around(photograph(random).read(), frames, random);
    }

    /** The photograph of the day: one of the live ones, or the only one there is. */
    Source photograph(RandomGenerator random) {
      return live.isEmpty() ? enrolment : live.get(random.nextInt(live.size()));
    }
  }

  /** Reads a picture when it is needed. */
  interface Source {
    byte[] read();
  }

  static List<Face> builtIn() {
    List<Face> faces = new ArrayList<>();
    for (String name : resource("index.txt", String::new).split("\n", -1)) {
      if (!name.isBlank()) {
        faces.add(new Face(name, () -> resource(name, bytes -> bytes), List.of()));
      }
    }
    return faces;
  }

  private static <T> T resource(String name, java.util.function.Function<byte[], T> as) {
    try (InputStream in = Faces.class.getResourceAsStream("/demo/faces/" + name.strip())) {
      if (in == null) {
        throw new DemoException("the demonstration portrait " + name + " is missing");
      }
      return as.apply(in.readAllBytes());
    } catch (IOException e) {
      throw new DemoException("the demonstration portrait " + name + " cannot be read", e);
    }
  }

  /**
   * Reads folders of pictures per person: the first is for the enrolment, the others are the live
   * ones; people with one picture are left out, and so are second pictures that {@code pairs.csv}
   * calls the same photograph.
   */
  static List<Face> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new DemoException("there is no folder " + folder);
    }
    Set<String> same = samePhotographs(folder.resolve("pairs.csv"));
    List<Face> faces = new ArrayList<>();
    for (Path person : list(folder, Files::isDirectory)) {
      List<Path> pictures = list(person, Faces::isPicture);
      String label = person.getFileName().toString();
      List<Source> live =
          pictures.stream()
              .skip(1)
              .filter(picture -> !same.contains(label + "/" + picture.getFileName()))
              .map(Faces::file)
              .toList();
      if (!live.isEmpty()) {
        faces.add(new Face(label, file(pictures.getFirst()), live));
      }
    }
    if (faces.size() < 2) {
      throw new DemoException(
          folder + " needs folders of two or more photographs for at least two people");
    }
    return faces;
  }

  private static Set<String> samePhotographs(Path csv) {
    Set<String> same = new HashSet<>();
    try {
      for (String line : Files.exists(csv) ? Files.readAllLines(csv) : List.<String>of()) {
        String[] cells = line.split(",", -1);
        Optional<Double> ncc = cells.length == 4 ? number(cells[3]) : Optional.empty();
        if (ncc.isPresent() && ncc.get() >= 0.9) {
          same.add(cells[0] + "/" + cells[2]);
        }
      }
      return same;
    } catch (IOException e) {
      throw new DemoException(csv + " cannot be read", e);
    }
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static List<Path> list(Path folder, java.util.function.Predicate<Path> wanted) {
    try (Stream<Path> found = Files.list(folder)) {
      List<Path> paths = new ArrayList<>(found.filter(wanted).toList());
      Collections.sort(paths);
      return paths;
    } catch (IOException e) {
      throw new DemoException(folder + " cannot be read", e);
    }
  }

  private static boolean isPicture(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(jpe?g|png)");
  }

  private static Source file(Path picture) {
    return () -> {
      try {
        return Files.readAllBytes(picture);
      } catch (IOException e) {
        throw new DemoException(picture + " cannot be read", e);
      }
    };
  }
}
