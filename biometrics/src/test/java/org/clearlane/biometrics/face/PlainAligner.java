// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import org.clearlane.biometrics.image.RgbImage;
import org.clearlane.biometrics.image.RgbPlanes;

/**
 * What {@link FaceAligner} must equal but for rounding: every sample by itself, every edge checked.
 */
final class PlainAligner {
  private static final int SIDE = FaceAligner.SIDE;

  private PlainAligner() {}

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
      addPixel(x0, y0, (1 - fx) * (1 - fy));
      addPixel(x0 + 1, y0, fx * (1 - fy));
      addPixel(x0, y0 + 1, (1 - fx) * fy);
      addPixel(x0 + 1, y0 + 1, fx * fy);
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
