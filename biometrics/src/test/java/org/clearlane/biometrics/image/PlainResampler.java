// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.image;

/**
 * What {@link Resampler} must equal but for rounding: the same sums in another order, row by row
 * and tap by tap.
 */
final class PlainResampler {
  private PlainResampler() {}

  /** Resizes the rectangle (which may have fractional and outlying edges) to the given size. */
  static RgbPlanes resample(
      RgbImage image, double x, double y, double width, double height, int outW, int outH) {
    Taps columns = Taps.of(x, width, outW, image.width());
    Taps rows = Taps.of(y, height, outH, image.height());
    RgbPlanes out = new RgbPlanes(outW, outH);
    Row[] recent = {new Row(outW), new Row(outW)};
    for (int outY = 0; outY < outH; outY++) {
      int base = outY * outW;
      for (int t = 0; t < rows.count; t++) {
        float weight = rows.weights[outY * rows.count + t];
        if (weight == 0) {
          continue;
        }
        // Neighbouring output rows share at most their last and first source row.
        int sourceY = rows.sources[outY * rows.count + t];
        Row row = recent[sourceY & 1];
        row.load(image, sourceY, columns);
        for (int i = 0; i < outW; i++) {
          out.red()[base + i] += weight * row.red[i];
          out.green()[base + i] += weight * row.green[i];
          out.blue()[base + i] += weight * row.blue[i];
        }
      }
    }
    return out;
  }

  /** A source row, already resized horizontally. */
  private static final class Row {
    private final float[] red;
    private final float[] green;
    private final float[] blue;
    private int loaded = -1;

    Row(int width) {
      red = new float[width];
      green = new float[width];
      blue = new float[width];
    }

    void load(RgbImage image, int y, Taps columns) {
      if (loaded == y) {
        return;
      }
      loaded = y;
      int[] pixels = image.pixels();
      int base = y * image.width();
      int tap = 0;
      for (int i = 0; i < red.length; i++) {
        float r = 0;
        float g = 0;
        float b = 0;
        for (int t = 0; t < columns.count; t++, tap++) {
          int pixel = pixels[base + columns.sources[tap]];
          float weight = columns.weights[tap];
          r += weight * (pixel >> 16 & 0xff);
          g += weight * (pixel >> 8 & 0xff);
          b += weight * (pixel & 0xff);
        }
        red[i] = r;
        green[i] = g;
        blue[i] = b;
      }
    }
  }

  /** Which source positions make up each output position of one axis, with weights of sum 1. */
  private static final class Taps {
    private final int count;
    private final int[] sources;
    private final float[] weights;

    private Taps(int count, int outLength) {
      this.count = count;
      this.sources = new int[count * outLength];
      this.weights = new float[count * outLength];
    }

    static Taps of(double start, double length, int outLength, int limit) {
      double ratio = length / outLength;
      return ratio > 1
          ? area(start, ratio, outLength, limit)
          : bilinear(start, ratio, outLength, limit);
    }

    private static Taps area(double start, double ratio, int outLength, int limit) {
      Taps taps = new Taps((int) Math.ceil(ratio) + 1, outLength);
      for (int i = 0; i < outLength; i++) {
        double from = start + i * ratio;
        double to = from + ratio;
        int first = (int) Math.floor(from);
        for (int t = 0; t < taps.count; t++) {
          int source = first + t;
          double covered = Math.min(to, source + 1) - Math.max(from, source);
          taps.set(i, t, source, Math.max(0, covered) / ratio, limit);
        }
      }
      return taps;
    }

    private static Taps bilinear(double start, double ratio, int outLength, int limit) {
      Taps taps = new Taps(2, outLength);
      for (int i = 0; i < outLength; i++) {
        double centre = start + (i + 0.5) * ratio - 0.5;
        int first = (int) Math.floor(centre);
        double second = centre - first;
        taps.set(i, 0, first, 1 - second, limit);
        taps.set(i, 1, first + 1, second, limit);
      }
      return taps;
    }

    private void set(int out, int tap, int source, double weight, int limit) {
      sources[out * count + tap] = Math.clamp(source, 0, limit - 1);
      weights[out * count + tap] = (float) weight;
    }
  }
}
