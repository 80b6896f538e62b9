// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Renders what a lane camera might see of the person on a portrait: turned, seen at an angle, lit
 * from a side, slightly out of focus, noisy, JPEG. It is the same photograph all the same, so it
 * shows that the port works, not how accurate the matching is.
 */
public final class Recapture {
  private static final int SIZE = 320;

  private Recapture() {}

  /**
   * @param portrait JPEG or PNG
   * @param random the same sequence gives the same picture
   * @return a JPEG of 320 x 320
   */
  public static byte[] of(byte[] portrait, RandomGenerator random) {
    try {
      BufferedImage source = ImageIO.read(new ByteArrayInputStream(portrait));
      if (source == null) {
        throw new DemoException("a demonstration portrait cannot be read");
      }
      return jpeg(render(source, random), 0.75f + 0.2f * random.nextFloat());
    } catch (IOException e) {
      throw new DemoException("a demonstration portrait cannot be rendered", e);
    }
  }

  private static BufferedImage render(BufferedImage source, RandomGenerator random) {
    double angle = Math.toRadians(random.nextDouble(-5, 5));
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double zoom = random.nextDouble(1.05, 1.25);
    double tiltX = random.nextDouble(-0.06, 0.06);
    double tiltY = random.nextDouble(-0.06, 0.06);
    double brightness = random.nextDouble(0.85, 1.12);
    double lightX = random.nextDouble(-0.15, 0.15);
    double lightY = random.nextDouble(-0.1, 0.1);
    double noise = random.nextDouble(2, 6);
    double blur = random.nextDouble(0.3, 0.9);
    Raster from = Raster.of(source);
    int[] pixels = new int[SIZE * SIZE];
    double[] sum = new double[3];
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        double nx = 2.0 * x / SIZE - 1;
        double ny = 2.0 * y / SIZE - 1;
        double depth = 1 + tiltX * nx + tiltY * ny;
        double u = (zoom * (nx * cos - ny * sin) / depth + 1) / 2 * from.width() - 0.5;
        double v = (zoom * (nx * sin + ny * cos) / depth + 1) / 2 * from.height() - 0.5;
        Arrays.fill(sum, 0);
        for (int tap = 0; tap < 4; tap++) {
          from.add(u + (tap % 2 == 0 ? -blur : blur) / 2, v + (tap < 2 ? -blur : blur) / 2, sum);
        }
        double light = brightness * (1 + lightX * nx + lightY * ny) / 4;
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
          double value = sum[channel] * light + noise * triangular(random);
          rgb = rgb << 8 | (int) Math.clamp(Math.round(value), 0L, 255L);
        }
        pixels[y * SIZE + x] = rgb;
      }
    }
    BufferedImage out = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    out.setRGB(0, 0, SIZE, SIZE, pixels, 0, SIZE);
    return out;
  }

  /** Close enough to a Gaussian of unit variance, and cheap. */
  private static double triangular(RandomGenerator random) {
    return (random.nextFloat() + random.nextFloat() - 1) * 2.45;
  }

  /** A picture's pixels as 0xRRGGBB, row by row. */
  @SuppressWarnings("ArrayRecordComponent") // made and read within one call, never compared
  private record Raster(int[] rgb, int width, int height) {
    private static final int WALL = 0xC8CDD2;

    static Raster of(BufferedImage image) {
      int width = image.getWidth();
      int height = image.getHeight();
      return new Raster(image.getRGB(0, 0, width, height, null, 0, width), width, height);
    }

    /** Adds the bilinear value at a point; the wall outside the picture. */
    void add(double x, double y, double[] sum) {
      int left = (int) Math.floor(x);
      int top = (int) Math.floor(y);
      double fx = x - left;
      double fy = y - top;
      for (int corner = 0; corner < 4; corner++) {
        int cx = left + (corner & 1);
        int cy = top + (corner >> 1);
        double weight = ((corner & 1) == 0 ? 1 - fx : fx) * (corner < 2 ? 1 - fy : fy);
        boolean outside = cx < 0 || cy < 0 || cx >= width || cy >= height;
        int pixel = outside ? WALL : rgb[cy * width + cx];
        sum[0] += weight * (pixel >> 16 & 0xFF);
        sum[1] += weight * (pixel >> 8 & 0xFF);
        sum[2] += weight * (pixel & 0xFF);
      }
    }
  }

  private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
