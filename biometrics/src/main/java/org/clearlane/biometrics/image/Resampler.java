// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.image;

import java.util.Arrays;

/**
 * Resizes an upright rectangle of an image: area averaging where it shrinks, bilinear where it
 * grows, decided for each axis. Beyond the edge the outermost pixels repeat.
 *
 * <p>Rows are mixed first: that walks through memory in its order, in a loop that the compiler
 * makes vector instructions of, and leaves few rows to be mixed column by column.
 */
public final class Resampler {
  private Resampler() {}

  /** Resizes the rectangle (which may have fractional and outlying edges) to the given size. */
  public static RgbPlanes resample(
      RgbImage image, double x, double y, double width, double height, int outW, int outH) {
    Taps columns = Taps.of(x, width, outW, image.width());
    Taps rows = Taps.of(y, height, outH, image.height());
    RgbPlanes out = new RgbPlanes(outW, outH);
    MixedRow row = new MixedRow(columns);
    for (int outY = 0; outY < outH; outY++) {
      row.clear();
      for (int tap = rows.first(outY); tap < rows.ends[outY]; tap++) {
        row.add(image, rows.sources[tap], rows.weights[tap]);
      }
      row.mixInto(out, outY * outW);
    }
    return out;
  }

  /** The columns that matter of some source rows, mixed. */
  private static final class MixedRow {
    private final Taps columns;
    private final int start;
    private final float[] red;
    private final float[] green;
    private final float[] blue;

    MixedRow(Taps columns) {
      this.columns = columns;
      start = columns.leastSource();
      int length = columns.mostSource() - start + 1;
      red = new float[length];
      green = new float[length];
      blue = new float[length];
    }

    void clear() {
      Arrays.fill(red, 0);
      Arrays.fill(green, 0);
      Arrays.fill(blue, 0);
    }

    void add(RgbImage image, int y, float weight) {
      int[] pixels = image.pixels();
      int base = y * image.width() + start;
      // A loop for each plane: of one over all three the compiler makes no vectors.
      for (int i = 0; i < red.length; i++) {
        red[i] += weight * (pixels[base + i] >> 16 & 0xff);
      }
      for (int i = 0; i < green.length; i++) {
        green[i] += weight * (pixels[base + i] >> 8 & 0xff);
      }
      for (int i = 0; i < blue.length; i++) {
        blue[i] += weight * (pixels[base + i] & 0xff);
      }
    }

    void mixInto(RgbPlanes out, int base) {
      int tap = 0;
      for (int x = 0; x < columns.ends.length; x++) {
        float r = 0;
        float g = 0;
        float b = 0;
        for (; tap < columns.ends[x]; tap++) {
          int source = columns.sources[tap] - start;
          float weight = columns.weights[tap];
          r += weight * red[source];
          g += weight * green[source];
          b += weight * blue[source];
        }
        out.red()[base + x] = r;
        out.green()[base + x] = g;
        out.blue()[base + x] = b;
      }
    }
  }

  /**
   * Which source positions make up each output position of one axis, with weights of sum 1. Those
   * of output i end before {@code ends[i]}, where those of the next begin.
   */
  private static final class Taps {
    private final int[] ends;
    private int[] sources = new int[64];
    private float[] weights = new float[64];
    private int size;

    private Taps(int outLength) {
      ends = new int[outLength];
    }

    static Taps of(double start, double length, int outLength, int limit) {
      double ratio = length / outLength;
      Taps taps = new Taps(outLength);
      for (int i = 0; i < outLength; i++) {
        if (ratio > 1) {
          taps.addArea(start + i * ratio, ratio, limit);
        } else {
          taps.addPair(start + (i + 0.5) * ratio - 0.5, limit);
        }
        taps.ends[i] = taps.size;
      }
      return taps;
    }

    /** Every source position by as much of it as is covered. */
    private void addArea(double from, double ratio, int limit) {
      double to = from + ratio;
      for (int source = (int) Math.floor(from); source < to; source++) {
        double covered = Math.min(to, source + 1) - Math.max(from, source);
        add(source, covered / ratio, limit);
      }
    }

    /** The two nearest source positions. */
    private void addPair(double centre, int limit) {
      int first = (int) Math.floor(centre);
      double second = centre - first;
      add(first, 1 - second, limit);
      add(first + 1, second, limit);
    }

    private void add(int source, double weight, int limit) {
      if (weight <= 0) {
        return;
      }
      if (size == sources.length) {
        sources = Arrays.copyOf(sources, 2 * size);
        weights = Arrays.copyOf(weights, 2 * size);
      }
      sources[size] = Math.clamp(source, 0, limit - 1);
      weights[size++] = (float) weight;
    }

    int first(int out) {
      return out == 0 ? 0 : ends[out - 1];
    }

    /** Sources never go back. */
    int leastSource() {
      return sources[0];
    }

    int mostSource() {
      return sources[size - 1];
    }
  }
}
