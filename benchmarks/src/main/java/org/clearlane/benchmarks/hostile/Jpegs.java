// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.hostile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Changes of JPEG files that leave most of the file as it is (ITU-T T.81, annex B). */
final class Jpegs {
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;

  private Jpegs() {}

  /** Puts a segment behind the first marker. */
  static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    return ByteBuffer.allocate(jpeg.length + 4 + content.length)
        .put(jpeg, 0, 2)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (content.length + 2))
        .put(content)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  /** Claims another size. */
  static byte[] withSize(byte[] jpeg, int width, int height) {
    byte[] forged = jpeg.clone();
    int frame = frame(forged);
    ByteBuffer.wrap(forged).putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
    return forged;
  }

  /** Changes how samples are coded: precision, number of components, their sampling and tables. */
  static byte[] withOddFrame(byte[] jpeg, RandomGenerator random) {
    byte[] forged = jpeg.clone();
    int frame = frame(forged);
    switch (random.nextInt(4)) {
      case 0 -> forged[frame + 1] = (byte) (0xC0 + random.nextInt(16)); // lossless, arithmetic …
      case 1 -> forged[frame + 4] = (byte) random.nextInt(); // bits a sample
      case 2 -> forged[frame + 9] = (byte) random.nextInt(); // components
      default -> {
        int component = frame + 10 + 3 * random.nextInt(forged[frame + 9]);
        forged[component + random.nextInt(3)] = (byte) random.nextInt();
      }
    }
    return forged;
  }

  /** An EXIF block whose directories point at each other, or tell of more than there is. */
  static byte[] withExifLoop(byte[] jpeg, RandomGenerator random) {
    ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 * 18);
    exif.put(new byte[] {'E', 'x', 'i', 'f', 0, 0});
    ByteBuffer tiff = exif.slice().order(ByteOrder.BIG_ENDIAN);
    tiff.putShort((short) 0x4D4D).putShort((short) 42).putInt(8);
    for (int directory = 0; directory < 2; directory++) {
      int entries = random.nextInt(3) == 0 ? random.nextInt(65536) : 1;
      // Sub-directories (EXIF, GPS, interoperability), a thumbnail, or the orientation itself.
      int[] tags = {0x8769, 0x8825, 0xA005, 0x0201, 0x0112, 0x014A};
      tiff.putShort((short) entries).putShort((short) tags[random.nextInt(tags.length)]);
      tiff.putShort((short) random.nextInt(14)).putInt(random.nextBoolean() ? 1 : random.nextInt());
      tiff.putInt(random.nextBoolean() ? 8 : random.nextInt(64));
      tiff.putInt(random.nextBoolean() ? 8 : 26); // the next directory: this one or the other
    }
    return withSegment(jpeg, APP1, exif.array());
  }

  /** Colour profiles that are cut, many, or nonsense. */
  static byte[] withOddProfile(byte[] jpeg, RandomGenerator random) {
    byte[] forged = jpeg;
    int parts = 1 + random.nextInt(5);
    for (int i = 0; i < parts; i++) {
      byte[] content = new byte[14 + random.nextInt(600)];
      random.nextBytes(content);
      System.arraycopy(
          "ICC_PROFILE\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, content, 0, 12);
      if (random.nextBoolean() && content.length > 60) {
        ByteBuffer.wrap(content, 14, 46)
            .putInt(14, content.length - 14)
            .putInt(14 + 36, 0x61637370);
      }
      forged = withSegment(forged, APP2, content);
    }
    return forged;
  }

  /** Many scans, which a progressive decoder walks over the whole picture for. */
  static byte[] withManyScans(byte[] progressive, RandomGenerator random) {
    byte[] header = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 0, 0};
    int scans = 1 + random.nextInt(2000);
    ByteBuffer out = ByteBuffer.allocate(progressive.length + scans * header.length);
    out.put(progressive, 0, progressive.length - 2);
    for (int i = 0; i < scans; i++) {
      out.put(header);
    }
    return out.put(progressive, progressive.length - 2, 2).array();
  }

  /** The tables of one file before the data of another. */
  static byte[] spliced(byte[] head, byte[] tail, RandomGenerator random) {
    int cut = random.nextInt(head.length);
    byte[] out = Arrays.copyOf(head, cut + tail.length - Math.min(cut, tail.length));
    System.arraycopy(tail, Math.min(cut, tail.length), out, cut, out.length - cut);
    return out;
  }

  /** Where the frame's marker begins. */
  private static int frame(byte[] jpeg) {
    int at = 2;
    while (true) {
      int marker = jpeg[at + 1] & 0xff;
      if (marker >= 0xC0 && marker <= 0xC2) {
        return at;
      }
      at += 2 + (ByteBuffer.wrap(jpeg).getShort(at + 2) & 0xffff);
    }
  }
}
