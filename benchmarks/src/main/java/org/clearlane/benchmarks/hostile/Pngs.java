// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNG files that claim, hide or repeat things, with right checksums (ISO/IEC 15948). */
final class Pngs {
  private static final int SIGNATURE = 8;
  private static final int HEADER_END = SIGNATURE + 25;

  private Pngs() {}

  /** Claims another size. */
  static byte[] withSize(byte[] png, int width, int height) {
    byte[] forged = png.clone();
    ByteBuffer.wrap(forged).putInt(16, width).putInt(20, height);
    return withRightHeader(forged);
  }

  /** Claims another depth, colour type, compression, filter or interlacing. */
  static byte[] withOddHeader(byte[] png, RandomGenerator random) {
    byte[] forged = png.clone();
    forged[24 + random.nextInt(5)] =
        (byte) (random.nextBoolean() ? random.nextInt(18) : random.nextInt());
    return withRightHeader(forged);
  }

  private static byte[] withRightHeader(byte[] png) {
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    return png;
  }

  /** Puts a chunk behind the header. */
  static byte[] withChunk(byte[] png, String type, byte[] content) {
    byte[] chunk = chunk(type, content);
    return ByteBuffer.allocate(png.length + chunk.length)
        .put(png, 0, HEADER_END)
        .put(chunk)
        .put(png, HEADER_END, png.length - HEADER_END)
        .array();
  }

  /** A chunk of text or a profile that a megabyte or ten come out of. */
  static byte[] withInflatingChunk(byte[] png, RandomGenerator random) {
    byte[] packed = deflated(new byte[1 << (20 + random.nextInt(4))]);
    String type = random.nextBoolean() ? "zTXt" : "iCCP";
    byte[] name = "name\0\0".getBytes(StandardCharsets.US_ASCII);
    return withChunk(
        png, type, ByteBuffer.allocate(name.length + packed.length).put(name).put(packed).array());
  }

  /** Says that it is animated (APNG), with frames that are not there or not as large. */
  static byte[] animated(byte[] png, RandomGenerator random) {
    byte[] frames = ByteBuffer.allocate(8).putInt(random.nextInt()).putInt(0).array();
    byte[] control =
        ByteBuffer.allocate(26)
            .putInt(0)
            .putInt(random.nextBoolean() ? 160 : random.nextInt())
            .putInt(random.nextBoolean() ? 120 : random.nextInt())
            .putInt(random.nextInt(200))
            .putInt(random.nextInt(200))
            .putShort((short) 1)
            .putShort((short) 10)
            .put((byte) random.nextInt(4))
            .put((byte) random.nextInt(3))
            .array();
    byte[] data = new byte[random.nextInt(4000)];
    random.nextBytes(data);
    return withChunk(withChunk(withChunk(png, "fdAT", data), "fcTL", control), "acTL", frames);
  }

  /** A sound picture without content that is small as a file and large in memory. */
  static byte[] ofZeros(int width, int height, int bitsPerPixel) {
    long rowBytes = 1 + ((long) width * bitsPerPixel + 7) / 8;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    byte depth = (byte) (bitsPerPixel == 48 ? 16 : bitsPerPixel == 1 ? 1 : 8);
    byte colours = (byte) (bitsPerPixel >= 24 ? 2 : 0);
    out.writeBytes(
        chunk(
            "IHDR",
            ByteBuffer.allocate(13).putInt(width).putInt(height).put(depth).put(colours).array()));
    out.writeBytes(chunk("IDAT", deflatedZeros(rowBytes * height)));
    out.writeBytes(chunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  private static byte[] chunk(String type, byte[] content) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + content.length);
    chunk.putInt(content.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(content);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + content.length);
    return chunk.putInt((int) crc.getValue()).array();
  }

  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(content);
      deflater.finish();
      return drained(deflater);
    } finally {
      deflater.end();
    }
  }

  private static byte[] deflatedZeros(long length) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] zeros = new byte[1 << 16];
      byte[] buffer = new byte[1 << 16];
      for (long left = length; left > 0; left -= zeros.length) {
        deflater.setInput(zeros, 0, (int) Math.min(left, zeros.length));
        while (!deflater.needsInput()) {
          out.write(buffer, 0, deflater.deflate(buffer));
        }
      }
      deflater.finish();
      out.writeBytes(drained(deflater));
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static byte[] drained(Deflater deflater) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    return out.toByteArray();
  }
}
