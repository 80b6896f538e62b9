// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.hostile;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.clearlane.benchmarks.pipeline.CameraFrame;

/** Sound files of every form, with a face where the form allows one, to be damaged. */
@SuppressWarnings("ArrayRecordComponent") // files, never compared
record BaseFiles(
    byte[] jpeg,
    byte[] progressive,
    byte[] cmyk,
    byte[] png,
    byte[] interlaced,
    List<byte[]> jpegs,
    List<byte[]> pngs,
    List<byte[]> others) {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;

  static BaseFiles make() throws IOException {
    BufferedImage frame = CameraFrame.image(WIDTH, HEIGHT);
    BufferedImage grey = converted(frame, BufferedImage.TYPE_BYTE_GRAY);
    byte[] jpeg = plain(frame, "jpeg");
    byte[] progressive = progressive(frame, "jpeg");
    byte[] cmyk = cmyk(frame);
    byte[] png = plain(frame, "png");
    byte[] interlaced = progressive(frame, "png");
    return new BaseFiles(
        jpeg,
        progressive,
        cmyk,
        png,
        interlaced,
        List.of(jpeg, progressive, cmyk, plain(grey, "jpeg")),
        List.of(
            png,
            interlaced,
            plain(grey, "png"),
            plain(converted(frame, BufferedImage.TYPE_USHORT_GRAY), "png"),
            plain(deep(frame, false), "png"),
            plain(deep(frame, true), "png"),
            plain(converted(frame, BufferedImage.TYPE_INT_ARGB), "png"),
            plain(converted(frame, BufferedImage.TYPE_BYTE_INDEXED), "png"),
            plain(converted(frame, BufferedImage.TYPE_BYTE_BINARY), "png")),
        List.of(
            animation(frame, grey),
            plain(frame, "bmp"),
            plain(frame, "tiff"),
            plain(converted(frame, BufferedImage.TYPE_BYTE_BINARY), "wbmp")));
  }

  private static BufferedImage converted(BufferedImage image, int type) {
    BufferedImage converted = new BufferedImage(image.getWidth(), image.getHeight(), type);
    converted.createGraphics().drawImage(image, 0, 0, null);
    return converted;
  }

  /** Sixteen bits a sample. */
  private static BufferedImage deep(BufferedImage image, boolean alpha) {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            alpha,
            false,
            alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = model.createCompatibleWritableRaster(WIDTH, HEIGHT);
    BufferedImage deep = new BufferedImage(model, raster, false, null);
    deep.createGraphics().drawImage(image, 0, 0, null);
    return deep;
  }

  private static byte[] plain(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IOException("no writer for " + format);
    }
    return out.toByteArray();
  }

  private static byte[] progressive(BufferedImage image, String format) throws IOException {
    return written(new IIOImage(image, null, null), format, true);
  }

  private static byte[] cmyk(BufferedImage image) throws IOException {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, null);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int rgb = image.getRGB(i % WIDTH, i / WIDTH);
      int[] inks = {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, 255};
      raster.setPixel(i % WIDTH, i / WIDTH, inks);
    }
    byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
    return Jpegs.withSegment(written(new IIOImage(raster, null, null), "jpeg", false), 0xEE, adobe);
  }

  private static byte[] animation(BufferedImage... frames) throws IOException {
    ImageWriter writer = platformWriter("gif");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (BufferedImage frame : frames) {
        writer.writeToSequence(new IIOImage(frame, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static byte[] written(IIOImage image, String format, boolean progressive)
      throws IOException {
    ImageWriter writer = platformWriter(format);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (progressive) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(stream);
      writer.write(null, image, param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** The JDK's own: others refuse rasters of four inks. */
  private static ImageWriter platformWriter(String format) {
    Iterable<ImageWriter> writers = () -> ImageIO.getImageWritersByFormatName(format);
    return StreamSupport.stream(writers.spliterator(), false)
        .filter(writer -> writer.getClass().getModule() == ImageIO.class.getModule())
        .findFirst()
        .orElseThrow();
  }
}
