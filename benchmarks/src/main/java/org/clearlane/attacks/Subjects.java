// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceTrace;

/** Makes subjects of files: as large as a camera's frame, with the face located. */
final class Subjects {
  /** The long side of a frame in pixels. Smaller pictures are enlarged, and blurred by it. */
  private static final double LONG_SIDE = 480;

  private final FaceMatcher matcher;
  private final Path folder;

  Subjects(FaceMatcher matcher, Path folder) {
    this.matcher = matcher;
    this.folder = folder;
  }

  /** Empty if the file is no picture, or no face is found in it. */
  Optional<Subject> of(Path file) {
    Optional<Picture> picture = Picture.read(read(file)).map(Subjects::sized);
    return picture.flatMap(
        sized ->
            matcher.acquire(sized.jpeg(0.95)) instanceof Acquired face
                ? face.trace().map(trace -> subject(file, sized, trace))
                : Optional.empty());
  }

  private Subject subject(Path file, Picture picture, FaceTrace trace) {
    double x = 0;
    double y = 0;
    // The two eyes' landmarks, in the iBUG scheme.
    for (int i = 36; i < 48; i++) {
      x += trace.x(i) / 12;
      y += trace.y(i) / 12;
    }
    String name = folder.relativize(file).toString().replaceAll("[^A-Za-z0-9.-]", "_");
    return new Subject(name, picture, x, y, trace.eyeDistance());
  }

  private static Picture sized(Picture picture) {
    double factor = LONG_SIDE / Math.max(picture.width(), picture.height());
    return picture.resized(
        Math.max(1, (int) Math.round(picture.width() * factor)),
        Math.max(1, (int) Math.round(picture.height() * factor)));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw AttacksException.failed(file + " cannot be read", e);
    }
  }
}
