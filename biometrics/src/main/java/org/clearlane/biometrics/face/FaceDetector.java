// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.clearlane.biometrics.FaceBox;
import org.clearlane.biometrics.image.Resampler;
import org.clearlane.biometrics.image.RgbImage;
import org.clearlane.biometrics.image.RgbPlanes;
import org.clearlane.biometrics.model.OnnxModel;

/** Finds faces: the whole image letterboxed to 320x240, every anchor scored, overlaps dropped. */
final class FaceDetector {
  static final long[] INPUT_SHAPE = {1, 3, 240, 320};
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  static final int INPUT_LENGTH = 3 * WIDTH * HEIGHT;

  /** The detector was trained with this grey as its zero. */
  private static final float GREY = 127;

  private static final float SCALE = 128;

  /** Lower scores bring hands and ears, higher ones lose faces in profile and in shadow. */
  private static final float LEAST_SCORE = 0.65f;

  /** Boxes that overlap more than this are the same face. */
  private static final double MOST_OVERLAP = 0.4;

  private static final List<String> OUTPUTS = List.of("scores", "boxes");

  private final OnnxModel model;

  FaceDetector(OnnxModel model) {
    this.model = model;
  }

  /** All faces, the most certain first; boxes may reach over the image's edge. */
  List<Detection> detect(RgbImage image) {
    Letterbox letterbox = Letterbox.of(image);
    RgbPlanes resized = resized(image);
    List<float[]> outputs = model.run(input -> fill(input, resized, letterbox), OUTPUTS);
    return distinct(candidates(outputs.getFirst(), outputs.getLast(), letterbox));
  }

  /** The image in the size in which it fits the model's input. */
  static RgbPlanes resized(RgbImage image) {
    Letterbox letterbox = Letterbox.of(image);
    return Resampler.resample(
        image, 0, 0, image.width(), image.height(), letterbox.width, letterbox.height);
  }

  /** Fills the model's whole input with a resized image in its middle. */
  static void fill(FloatBuffer input, RgbImage image, RgbPlanes resized) {
    fill(input, resized, Letterbox.of(image));
  }

  private static void fill(FloatBuffer input, RgbPlanes fitted, Letterbox letterbox) {
    float[] row = new float[WIDTH]; // margins stay zero
    float[] empty = new float[WIDTH];
    int plane = 0;
    for (float[] values : List.of(fitted.red(), fitted.green(), fitted.blue())) {
      for (int y = 0; y < HEIGHT; y++) {
        int from = y - letterbox.top;
        boolean inside = from >= 0 && from < letterbox.height;
        if (inside) {
          for (int x = 0; x < letterbox.width; x++) {
            row[letterbox.left + x] = (values[from * letterbox.width + x] - GREY) / SCALE;
          }
        }
        input.put(plane + y * WIDTH, inside ? row : empty);
      }
      plane += WIDTH * HEIGHT;
    }
  }

  private static List<Detection> candidates(float[] scores, float[] boxes, Letterbox letterbox) {
    List<Detection> found = new ArrayList<>();
    for (int i = 0; i < scores.length / 2; i++) {
      float score = scores[2 * i + 1];
      if (score > LEAST_SCORE) {
        FaceBox box =
            letterbox.toImage(boxes[4 * i], boxes[4 * i + 1], boxes[4 * i + 2], boxes[4 * i + 3]);
        if (box.width() >= 1 && box.height() >= 1) {
          found.add(new Detection(box, Math.min(score, 1)));
        }
      }
    }
    return found;
  }

  /** Non-maximum suppression. */
  private static List<Detection> distinct(List<Detection> candidates) {
    candidates.sort(Comparator.comparingDouble(Detection::score).reversed());
    List<Detection> kept = new ArrayList<>();
    for (Detection candidate : candidates) {
      if (kept.stream().noneMatch(face -> face.overlap(candidate) > MOST_OVERLAP)) {
        kept.add(candidate);
      }
    }
    return kept;
  }

  /** How an image lies in the detector's frame. */
  private record Letterbox(int left, int top, int width, int height, double scale) {
    static Letterbox of(RgbImage image) {
      double scale = Math.min((double) WIDTH / image.width(), (double) HEIGHT / image.height());
      int width = Math.clamp(Math.round(image.width() * scale), 1, WIDTH);
      int height = Math.clamp(Math.round(image.height() * scale), 1, HEIGHT);
      return new Letterbox((WIDTH - width) / 2, (HEIGHT - height) / 2, width, height, scale);
    }

    /** Corners in parts of the frame to a box in the image. */
    FaceBox toImage(float x1, float y1, float x2, float y2) {
      double x = (x1 * WIDTH - left) / scale;
      double y = (y1 * HEIGHT - top) / scale;
      return new FaceBox(x, y, (x2 - x1) * WIDTH / scale, (y2 - y1) * HEIGHT / scale);
    }
  }
}
