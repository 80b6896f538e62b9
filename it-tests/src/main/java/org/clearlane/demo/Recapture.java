// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
  private static final int SIZE = 480;

  private Recapture() {}

  /**
   * @param portrait JPEG or PNG
   * @param random the same sequence gives the same picture
   * @return a JPEG of 480 x 480
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
    BufferedImage out = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        double nx = 2.0 * x / SIZE - 1;
        double ny = 2.0 * y / SIZE - 1;
        double depth = 1 + tiltX * nx + tiltY * ny;
        double u = zoom * (nx * cos - ny * sin) / depth;
        double v = zoom * (nx * sin + ny * cos) / depth;
        double light = brightness * (1 + lightX * nx + lightY * ny);
        out.setRGB(x, y, pixel(source, u, v, blur, light, noise, random));
      }
    }
    return out;
  }

  private static int pixel(
      BufferedImage source,
      double u,
      double v,
      double blur,
      double light,
      double noise,
      RandomGenerator random) {
    double[] sum = new double[3];
    for (int tap = 0; tap < 4; tap++) {
      double x = (u + 1) / 2 * source.getWidth() - 0.5 + (tap % 2 == 0 ? -blur : blur) / 2;
      double y = (v + 1) / 2 * source.getHeight() - 0.5 + (tap < 2 ? -blur : blur) / 2;
      add(source, x, y, sum);
    }
    int rgb = 0;
    for (int channel = 0; channel < 3; channel++) {
      double value = sum[channel] / 4 * light + random.nextGaussian() * noise;
      rgb = rgb << 8 | (int) Math.clamp(Math.round(value), 0L, 255L);
    }
    return rgb;
  }

  private static void add(BufferedImage source, double x, double y, double[] sum) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double fx = x - left;
    double fy = y - top;
    for (int corner = 0; corner < 4; corner++) {
      int cx = left + (corner & 1);
      int cy = top + (corner >> 1);
      double weight = ((corner & 1) == 0 ? 1 - fx : fx) * (corner < 2 ? 1 - fy : fy);
      int rgb = outside(source, cx, cy) ? 0xC8CDD2 : source.getRGB(cx, cy);
      sum[0] += weight * (rgb >> 16 & 0xFF);
      sum[1] += weight * (rgb >> 8 & 0xFF);
      sum[2] += weight * (rgb & 0xFF);
    }
  }

  private static boolean outside(BufferedImage source, int x, int y) {
    return x < 0 || y < 0 || x >= source.getWidth() || y >= source.getHeight();
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
