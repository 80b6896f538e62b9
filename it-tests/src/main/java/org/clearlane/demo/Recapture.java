// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Renders what a lane camera might see of the person on a picture: turned, seen at an angle, lit
 * from a side, slightly out of focus, noisy, JPEG. The frames of a burst follow each other: the
 * head, a bump in the middle of the picture, turns and sways a little, the light changes, the noise
 * is new. It is the same photograph all the same, so it shows that the port works, not how accurate
 * the matching or how good the detection of attacks is.
 */
public final class Recapture {
  private static final int SIZE = 320;

  /** Larger photographs are rendered smaller: a lane camera has no more pixels for a face. */
  private static final double LONGEST_SIDE = 640;

  /** Half of a head's width and height, and how far it stands out, in half pictures. */
  private static final double HEAD_WIDTH = 0.5;

  private static final double HEAD_HEIGHT = 0.65;
  private static final double HEAD_DEPTH = 0.6;

  private Recapture() {}

  /**
   * One frame.
   *
   * @param portrait JPEG or PNG
   * @param random the same sequence gives the same picture
   * @return a JPEG of 320 x 320
   */
  public static byte[] of(byte[] portrait, RandomGenerator random) {
    return burst(portrait, 1, random).getFirst();
  }

  /**
   * Frames that follow each other.
   *
   * @param portrait JPEG or PNG
   * @param random the same sequence gives the same pictures
   * @return JPEGs of 320 x 320
   */
  public static List<byte[]> burst(byte[] portrait, int frames, RandomGenerator random) {
    return rendered(read(portrait), SIZE, SIZE, View.any(random), frames, random);
  }

  /**
   * Frames that follow each other, of somebody who stands well: in the middle, upright, evenly lit.
   *
   * @param portrait JPEG or PNG
   * @param random the same sequence gives the same pictures
   * @return JPEGs of 320 x 320
   */
  public static List<byte[]> still(byte[] portrait, int frames, RandomGenerator random) {
    return rendered(read(portrait), SIZE, SIZE, View.gentle(random), frames, random);
  }

  /**
   * Frames that follow each other and are hardly different from a photograph that is a live one.
   *
   * @param photograph JPEG or PNG
   * @param random the same sequence gives the same pictures
   * @return JPEGs of the photograph's shape, of 640 pixels a side at most
   */
  public static List<byte[]> around(byte[] photograph, int frames, RandomGenerator random) {
    Raster source = read(photograph);
    double factor = Math.min(1, LONGEST_SIDE / Math.max(source.width(), source.height()));
    int width = Math.max(1, (int) Math.round(source.width() * factor));
    int height = Math.max(1, (int) Math.round(source.height() * factor));
    return rendered(source, width, height, View.gentle(random), frames, random);
  }

  private static Raster read(byte[] picture) {
    try {
      BufferedImage source = ImageIO.read(new ByteArrayInputStream(picture));
      if (source == null) {
        throw new DemoException("a demonstration portrait cannot be read");
      }
      return Raster.of(source);
    } catch (IOException e) {
      throw new DemoException("a demonstration portrait cannot be read", e);
    }
  }

  private static List<byte[]> rendered(
      Raster source, int width, int height, View first, int frames, RandomGenerator random) {
    List<byte[]> pictures = new ArrayList<>();
    float quality = 0.75f + 0.2f * random.nextFloat();
    try {
      for (int frame = 0; frame < frames; frame++) {
        View view = frame == 0 ? first : first.shortlyAfter(random);
        pictures.add(jpeg(render(source, width, height, view, random), quality));
      }
      return pictures;
    } catch (IOException e) {
      throw new DemoException("a demonstration portrait cannot be rendered", e);
    }
  }

  /**
   * How the camera sees the picture.
   *
   * @param angle in the plane, in radians
   * @param zoom over 1 shows more than the picture
   * @param tiltX perspective to the right
   * @param tiltY perspective downwards
   * @param yaw of the head alone, in radians
   * @param pitch of the head alone, in radians
   */
  private record View(
      double angle,
      double zoom,
      double tiltX,
      double tiltY,
      double shiftX,
      double shiftY,
      double yaw,
      double pitch,
      double brightness,
      double lightX,
      double lightY,
      double noise,
      double blur) {

    static View any(RandomGenerator random) {
      return new View(
          Math.toRadians(random.nextDouble(-5, 5)),
          random.nextDouble(1.05, 1.25),
          random.nextDouble(-0.06, 0.06),
          random.nextDouble(-0.06, 0.06),
          0,
          0,
          0,
          0,
          random.nextDouble(0.85, 1.12),
          random.nextDouble(-0.15, 0.15),
          random.nextDouble(-0.1, 0.1),
          random.nextDouble(2, 6),
          random.nextDouble(0.3, 0.9));
    }

    static View gentle(RandomGenerator random) {
      return new View(
          Math.toRadians(random.nextDouble(-0.5, 0.5)),
          random.nextDouble(0.99, 1.01),
          0,
          0,
          random.nextDouble(-0.01, 0.01),
          random.nextDouble(-0.01, 0.01),
          0,
          0,
          random.nextDouble(0.98, 1.02),
          0,
          0,
          random.nextDouble(0.5, 1.5),
          0.1);
    }

    /** As somebody who tries to stand still looks some tenths of a second later. */
    View shortlyAfter(RandomGenerator random) {
      return new View(
          angle + Math.toRadians(random.nextGaussian() * 0.4),
          zoom * (1 + random.nextGaussian() * 0.004),
          tiltX,
          tiltY,
          shiftX + random.nextGaussian() * 0.012,
          shiftY + random.nextGaussian() * 0.008,
          yaw + Math.toRadians(random.nextGaussian() * 2),
          pitch + Math.toRadians(random.nextGaussian() * 1.5),
          brightness * (1 + random.nextGaussian() * 0.01),
          lightX,
          lightY,
          noise,
          blur);
    }
  }

  private static BufferedImage render(
      Raster from, int width, int height, View view, RandomGenerator random) {
    double cos = Math.cos(view.angle);
    double sin = Math.sin(view.angle);
    double across = Math.sin(view.yaw);
    double down = Math.sin(view.pitch);
    double half = view.blur / 2;
    int[] pixels = new int[width * height];
    double[] sum = new double[3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double nx = 2.0 * x / width - 1;
        double ny = 2.0 * y / height - 1;
        double far = 1 + view.tiltX * nx + view.tiltY * ny;
        double sx = view.zoom * (nx * cos - ny * sin) / far + view.shiftX;
        double sy = view.zoom * (nx * sin + ny * cos) / far + view.shiftY;
        double outside =
            sx * sx / (HEAD_WIDTH * HEAD_WIDTH) + sy * sy / (HEAD_HEIGHT * HEAD_HEIGHT);
        double depth = outside < 1 ? HEAD_DEPTH * Math.sqrt(1 - outside) : 0;
        double u = (sx + depth * across + 1) / 2 * from.width() - 0.5;
        double v = (sy + depth * down + 1) / 2 * from.height() - 0.5;
        Arrays.fill(sum, 0);
        for (int tap = 0; tap < 4; tap++) {
          from.add(u + (tap % 2 == 0 ? -half : half), v + (tap < 2 ? -half : half), sum);
        }
        double light = view.brightness * (1 + view.lightX * nx + view.lightY * ny) / 4;
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
          double value = sum[channel] * light + view.noise * triangular(random);
          rgb = rgb << 8 | (int) Math.clamp(Math.round(value), 0L, 255L);
        }
        pixels[y * width + x] = rgb;
      }
    }
    BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    out.setRGB(0, 0, width, height, pixels, 0, width);
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
