// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture in unrounded values from 0 to 255.
 *
 * @param rgb red, green and blue of each pixel, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // pixels in the making, never compared
record Picture(int width, int height, float[] rgb) {

  Picture(int width, int height) {
    this(width, height, new float[3 * width * height]);
  }

  /** What colour a place has, added to {@code colour}; places are in pixels. */
  @FunctionalInterface
  interface Shader {
    void shade(double x, double y, double[] colour);
  }

  /** Empty if the bytes are no picture that Java reads. */
  static Optional<Picture> read(byte[] file) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
      if (image == null) {
        return Optional.empty();
      }
      Picture picture = new Picture(image.getWidth(), image.getHeight());
      int[] row = new int[image.getWidth()];
      int at = 0;
      for (int y = 0; y < image.getHeight(); y++) {
        image.getRGB(0, y, row.length, 1, row, 0, row.length);
        for (int pixel : row) {
          picture.rgb[at++] = pixel >> 16 & 0xff;
          picture.rgb[at++] = pixel >> 8 & 0xff;
          picture.rgb[at++] = pixel & 0xff;
        }
      }
      return Optional.of(picture);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A picture of what a shader says of the middle of each pixel. */
  static Picture of(int width, int height, Shader shader) {
    Picture picture = new Picture(width, height);
    double[] colour = new double[3];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        colour[0] = 0;
        colour[1] = 0;
        colour[2] = 0;
        shader.shade(x, y, colour);
        picture.rgb[at++] = (float) colour[0];
        picture.rgb[at++] = (float) colour[1];
        picture.rgb[at++] = (float) colour[2];
      }
    }
    return picture;
  }

  /** Adds the bilinear value at a place, times a weight; beyond the edge the last pixels repeat. */
  void add(double x, double y, double weight, double[] colour) {
    double cx = Math.clamp(x, 0, width - 1.0);
    double cy = Math.clamp(y, 0, height - 1.0);
    int left = Math.min((int) cx, Math.max(0, width - 2));
    int top = Math.min((int) cy, Math.max(0, height - 2));
    double fx = cx - left;
    double fy = cy - top;
    int right = width > 1 ? 3 : 0;
    int below = height > 1 ? 3 * width : 0;
    int at = 3 * (top * width + left);
    double a = weight * (1 - fx) * (1 - fy);
    double b = weight * fx * (1 - fy);
    double c = weight * (1 - fx) * fy;
    double d = weight * fx * fy;
    for (int channel = 0; channel < 3; channel++, at++) {
      colour[channel] +=
          a * rgb[at] + b * rgb[at + right] + c * rgb[at + below] + d * rgb[at + right + below];
    }
  }

  /** Enlarged or shrunk; shrinking averages. */
  Picture resized(int newWidth, int newHeight) {
    double stepX = (double) width / newWidth;
    double stepY = (double) height / newHeight;
    int taps = Math.clamp((long) Math.ceil(Math.max(stepX, stepY)), 1, 8);
    return of(
        newWidth,
        newHeight,
        (x, y, colour) -> {
          for (int tap = 0; tap < taps * taps; tap++) {
            double sx = (x + (tap % taps + 0.5) / taps) * stepX - 0.5;
            double sy = (y + (Math.floorDiv(tap, taps) + 0.5) / taps) * stepY - 0.5;
            add(sx, sy, 1.0 / (taps * taps), colour);
          }
        });
  }

  /**
   * @param quality 0 to 1
   */
  byte[] jpeg(double quality) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[width];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++, at += 3) {
        row[x] = eight(rgb[at]) << 16 | eight(rgb[at + 1]) << 8 | eight(rgb[at + 2]);
      }
      image.setRGB(0, y, width, 1, row, 0, width);
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality((float) quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static int eight(float value) {
    return Math.clamp(Math.round(value), 0, 255);
  }
}
