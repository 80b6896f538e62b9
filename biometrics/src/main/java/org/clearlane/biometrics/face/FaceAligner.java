// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.util.List;
import org.clearlane.biometrics.image.RgbImage;
import org.clearlane.biometrics.image.RgbPlanes;

/** Turns, scales and shifts a face so that its five points come to lie where the model expects. */
final class FaceAligner {
  /** Width and height of an aligned face. */
  static final int SIDE = 112;

  /** Where ArcFace-style models are trained to see eyes, nose and corners of the mouth. */
  static final List<Point> REFERENCE =
      List.of(
          new Point(38.2946, 51.6963),
          new Point(73.5318, 51.5014),
          new Point(56.0252, 71.7366),
          new Point(41.5493, 92.3655),
          new Point(70.7299, 92.2041));

  /** Source samples averaged along each axis at most; more would only cost time. */
  private static final int MOST_SAMPLES = 8;

  private FaceAligner() {}

  static RgbPlanes align(RgbImage image, Landmarks landmarks) {
    Similarity toImage = Similarity.leastSquares(landmarks.points(), REFERENCE).inverse();
    // Shrinking averages about every source pixel; a single bilinear sample would skip most.
    int samples = Math.clamp((long) Math.ceil(toImage.scale() - 0.01), 1, MOST_SAMPLES);
    return align(image, toImage, samples);
  }

  static RgbPlanes align(RgbImage image, Similarity toImage, int samples) {
    RgbPlanes face = new RgbPlanes(SIDE, SIDE);
    Sampler sampler = new Sampler(image);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        sampler.clear();
        for (int sy = 0; sy < samples; sy++) {
          double py = y + (sy + 0.5) / samples - 0.5;
          for (int sx = 0; sx < samples; sx++) {
            double px = x + (sx + 0.5) / samples - 0.5;
            sampler.add(
                toImage.a() * px - toImage.b() * py + toImage.dx(),
                toImage.b() * px + toImage.a() * py + toImage.dy());
          }
        }
        sampler.mean(face, y * SIDE + x, samples * samples);
      }
    }
    return face;
  }

  /** Sums bilinear samples; outside the image is black, as in the model's training. */
  private static final class Sampler {
    private final int width;
    private final int height;
    private final int[] pixels;
    private float red;
    private float green;
    private float blue;

    Sampler(RgbImage image) {
      width = image.width();
      height = image.height();
      pixels = image.pixels();
    }

    void clear() {
      red = 0;
      green = 0;
      blue = 0;
    }

    void add(double x, double y) {
      int x0 = (int) Math.floor(x);
      int y0 = (int) Math.floor(y);
      float fx = (float) (x - x0);
      float fy = (float) (y - y0);
      if (x0 >= 0 && y0 >= 0 && x0 < width - 1 && y0 < height - 1) {
        addInside(y0 * width + x0, fx, fy);
        return;
      }
      addPixel(x0, y0, (1 - fx) * (1 - fy));
      addPixel(x0 + 1, y0, fx * (1 - fy));
      addPixel(x0, y0 + 1, (1 - fx) * fy);
      addPixel(x0 + 1, y0 + 1, fx * fy);
    }

    /**
     * Nearly every sample: no edge is near, and the four pixels mix without being weighed apart.
     */
    private void addInside(int at, float fx, float fy) {
      int p00 = pixels[at];
      int p10 = pixels[at + 1];
      int p01 = pixels[at + width];
      int p11 = pixels[at + width + 1];
      red += mixed(p00 >> 16, p10 >> 16, p01 >> 16, p11 >> 16, fx, fy);
      green += mixed(p00 >> 8, p10 >> 8, p01 >> 8, p11 >> 8, fx, fy);
      blue += mixed(p00, p10, p01, p11, fx, fy);
    }

    /** Mixes the low bytes. */
    private static float mixed(int p00, int p10, int p01, int p11, float fx, float fy) {
      int v00 = p00 & 0xff;
      int v01 = p01 & 0xff;
      float top = v00 + fx * ((p10 & 0xff) - v00);
      float bottom = v01 + fx * ((p11 & 0xff) - v01);
      return top + fy * (bottom - top);
    }

    private void addPixel(int x, int y, float weight) {
      if (x >= 0 && x < width && y >= 0 && y < height) {
        int pixel = pixels[y * width + x];
        red += weight * (pixel >> 16 & 0xff);
        green += weight * (pixel >> 8 & 0xff);
        blue += weight * (pixel & 0xff);
      }
    }

    void mean(RgbPlanes face, int index, int count) {
      face.red()[index] = red / count;
      face.green()[index] = green / count;
      face.blue()[index] = blue / count;
    }
  }
}
