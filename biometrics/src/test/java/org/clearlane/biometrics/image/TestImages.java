// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes pictures and forges the parts of files that writers do not write. */
public final class TestImages {
  private TestImages() {}

  public static byte[] encode(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("no writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static byte[] progressiveJpeg(BufferedImage image) {
    ImageWriter writer = platformJpegWriter();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** A little-endian or big-endian EXIF block that holds nothing but an orientation. */
  public static byte[] exif(ByteOrder order, int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(26).order(order);
    short mark = (short) (order == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4D4D);
    tiff.putShort(mark).putShort((short) 42).putInt(8);
    tiff.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0).putInt(0);
    return tiff.array();
  }

  /** Puts an APP1 segment with an EXIF block behind a JPEG's first marker. */
  public static byte[] withJpegExif(byte[] jpeg, byte[] tiff) {
    byte[] name = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + 4 + name.length + tiff.length);
    out.put(jpeg, 0, 2).putShort((short) 0xFFE1);
    out.putShort((short) (2 + name.length + tiff.length)).put(name).put(tiff);
    return out.put(jpeg, 2, jpeg.length - 2).array();
  }

  /** Puts an eXIf chunk behind a PNG's header. */
  public static byte[] withPngExif(byte[] png, byte[] tiff) {
    int header = 8 + 25;
    ByteBuffer chunk = ByteBuffer.allocate(12 + tiff.length);
    chunk.putInt(tiff.length).put("eXIf".getBytes(StandardCharsets.US_ASCII)).put(tiff);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + tiff.length);
    chunk.putInt((int) crc.getValue());
    return ByteBuffer.allocate(png.length + chunk.capacity())
        .put(png, 0, header)
        .put(chunk.array())
        .put(png, header, png.length - header)
        .array();
  }

  /** Overwrites the size that a PNG claims, with a right checksum. */
  public static byte[] withPngSize(byte[] png, int width, int height) {
    byte[] forged = png.clone();
    ByteBuffer buffer = ByteBuffer.wrap(forged);
    buffer.putInt(16, width).putInt(20, height);
    CRC32 crc = new CRC32();
    crc.update(forged, 12, 17);
    buffer.putInt(29, (int) crc.getValue());
    return forged;
  }

  /** Overwrites the size that a JPEG claims. */
  public static byte[] withJpegSize(byte[] jpeg, int width, int height) {
    byte[] forged = jpeg.clone();
    for (int i = 2; i < forged.length - 9; ) {
      int marker = forged[i + 1] & 0xff;
      if (marker >= 0xC0 && marker <= 0xC2) {
        ByteBuffer.wrap(forged).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
        return forged;
      }
      i += 2 + Short.toUnsignedInt(ByteBuffer.wrap(forged).getShort(i + 2));
    }
    throw new IllegalArgumentException("no frame");
  }

  /** A JPEG of one CMYK colour, inverted as Adobe's programs write it. */
  public static byte[] cmykJpeg(int width, int height, int c, int m, int y, int k) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
    int[] colour = {255 - c, 255 - m, 255 - y, 255 - k};
    for (int i = 0; i < width * height; i++) {
      raster.setPixel(i % width, i / width, colour);
    }
    ImageWriter writer = platformJpegWriter();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(raster, null, null), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    byte[] adobe = {
      (byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
    };
    byte[] jpeg = out.toByteArray();
    return ByteBuffer.allocate(jpeg.length + adobe.length)
        .put(jpeg, 0, 2)
        .put(adobe)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  private static ImageWriter platformJpegWriter() {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if (writer.getClass().getModule() == ImageIO.class.getModule()) {
        return writer;
      }
    }
    throw new IllegalStateException("no JPEG writer");
  }

  /** The first {@code length} bytes. */
  public static byte[] head(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }
}
