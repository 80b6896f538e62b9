// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clearlane.evaluation.EvaluationException;

/**
 * The labelled pictures of a folder, in the natural order of their subjects and names: what is
 * "first" means the same on every machine. Files of other kinds and names that begin with a dot are
 * passed over.
 */
public final class PictureFolder {
  /** TIFF and the like are no pictures of a lane; listing them would only count failures. */
  private static final Set<String> FACES = Set.of("jpg", "jpeg", "png", "pgm");

  private static final Set<String> FINGERS = Set.of("jpg", "jpeg", "png", "pgm", "wsq");

  private final Path folder;
  private final List<Picture> pictures;
  private final Map<String, Picture> byName = new HashMap<>();
  private final Map<String, List<Picture>> bySubject = new HashMap<>();

  private PictureFolder(Path folder, List<Picture> pictures) {
    this.folder = folder;
    this.pictures = List.copyOf(pictures);
    for (Picture picture : pictures) {
      byName.put(picture.name(), picture);
      bySubject.computeIfAbsent(picture.subject(), _ -> new ArrayList<>()).add(picture);
    }
  }

  /**
   * Reads {@code PERSON/picture}.
   *
   * @throws EvaluationException if the folder cannot be read or holds no pictures in folders
   */
  public static PictureFolder ofPeople(Path folder) {
    List<Picture> pictures = inSubjectFolders(folder, FACES);
    if (pictures.isEmpty()) {
      throw EvaluationException.unusable(
          folder + " holds no pictures: one folder for each person, with jpg, png or pgm files");
    }
    return new PictureFolder(folder, pictures);
  }

  /**
   * Reads {@code FINGER_IMPRESSION} files, or {@code FINGER/impression} where there are none.
   *
   * @throws EvaluationException if the folder cannot be read or holds no such pictures
   */
  public static PictureFolder ofFingers(Path folder) {
    List<Picture> pictures = new ArrayList<>();
    for (Path file : children(folder)) {
      String name = name(file);
      int separator = stem(name).lastIndexOf('_');
      if (separator > 0 && FINGERS.contains(extension(name)) && Files.isRegularFile(file)) {
        pictures.add(new Picture(name, name.substring(0, separator), file));
      }
    }
    if (pictures.isEmpty()) {
      pictures = inSubjectFolders(folder, FINGERS);
    }
    if (pictures.isEmpty()) {
      throw EvaluationException.unusable(
          folder + " holds no fingerprints: files such as 7_1.png, for finger 7, impression 1");
    }
    pictures.sort(
        Comparator.comparing(Picture::subject, NaturalOrder.INSTANCE)
            .thenComparing(Picture::name, NaturalOrder.INSTANCE));
    return new PictureFolder(folder, pictures);
  }

  private static List<Picture> inSubjectFolders(Path folder, Set<String> extensions) {
    List<Picture> pictures = new ArrayList<>();
    for (Path subject : children(folder)) {
      if (Files.isDirectory(subject)) {
        for (Path file : children(subject)) {
          if (extensions.contains(extension(name(file))) && Files.isRegularFile(file)) {
            pictures.add(new Picture(name(subject) + "/" + name(file), name(subject), file));
          }
        }
      }
    }
    return pictures;
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw EvaluationException.unusable(folder + " is not a folder");
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !name(child).startsWith("."))
          .sorted(Comparator.comparing(PictureFolder::name, NaturalOrder.INSTANCE))
          .toList();
    } catch (IOException e) {
      throw EvaluationException.unusable(folder + " cannot be read");
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** What was read. */
  public Path folder() {
    return folder;
  }

  /** All pictures; at least one. */
  public List<Picture> pictures() {
    return pictures;
  }

  /** How many subjects there are. */
  public int subjects() {
    return bySubject.size();
  }

  /** Finds a picture by its name in tables, with {@code /} or {@code \}. */
  public Optional<Picture> picture(String name) {
    return Optional.ofNullable(byName.get(name.replace('\\', '/').replaceFirst("^\\./", "")));
  }

  /** The pictures of a subject, in order; empty if there is no such subject. */
  public List<Picture> of(String subject) {
    return bySubject.getOrDefault(subject, List.of());
  }
}
