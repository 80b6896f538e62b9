// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.pipeline;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.clearlane.benchmarks.Repository;

/** What a camera at a lane sends: somebody before a wall, with the noise of a sensor, as JPEG. */
public final class CameraFrame {
  /** How much of the frame's height the picture of the person takes. */
  private static final double PERSON = 0.75;

  /** The standard deviation of a camera's noise in good light, of 255. */
  private static final double NOISE = 3;

  private static final float JPEG_QUALITY = 0.9f;

  private CameraFrame() {}

  /** A picture of the demonstration, in a frame of the given size. */
  public static byte[] of(int width, int height) throws IOException {
    return jpeg(image(width, height));
  }

  /** The same before it is encoded. */
  public static BufferedImage image(int width, int height) throws IOException {
    BufferedImage person = ImageIO.read(Repository.faces().resolve("female-1.jpg").toFile());
    BufferedImage frame = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = frame.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.setPaint(
        new GradientPaint(0, 0, new Color(170, 175, 180), 0, height, new Color(120, 125, 130)));
    g.fillRect(0, 0, width, height);
    int side = (int) (height * PERSON);
    g.drawImage(person, (width - side) / 2, (height - side) / 2, side, side, null);
    g.dispose();
    addNoise(((DataBufferByte) frame.getRaster().getDataBuffer()).getData());
    return frame;
  }

  private static void addNoise(byte[] samples) {
    Random random = new Random(1);
    for (int i = 0; i < samples.length; i++) {
      double noisy = Byte.toUnsignedInt(samples[i]) + NOISE * random.nextGaussian();
      samples[i] = (byte) Math.clamp(Math.round(noisy), 0, 255);
    }
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(JPEG_QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
