// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Walks the marker segments of a JPEG file (ITU-T T.81, annex B) up to the first scan. */
final class JpegHeader {
  private static final int START_OF_IMAGE = 0xD8;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final int APP1 = 0xE1;
  private static final int BASELINE = 0xC0;
  private static final int PROGRESSIVE = 0xC2;

  /**
   * The first scan codes each block of 64 samples in one bit at least. Less is a picture that ends
   * early, which the decoder would spend a second on filling with grey before it says so.
   */
  private static final long MOST_PIXELS_A_BYTE = 64 * Byte.SIZE;

  private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

  private final ByteBuffer in;
  private int width;
  private int height;
  private boolean progressive;
  private Orientation orientation = Orientation.UPRIGHT;

  private JpegHeader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  static boolean recognises(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xFF
        && bytes[1] == (byte) START_OF_IMAGE
        && bytes[2] == (byte) 0xFF;
  }

  /**
   * @throws IOException if the file is no JPEG of a common kind
   * @throws java.nio.BufferUnderflowException if it ends early
   */
  static ImageHeader read(byte[] bytes) throws IOException {
    JpegHeader header = new JpegHeader(bytes);
    header.readSegments();
    int scans = header.progressive ? header.countScans() : 0;
    return new ImageHeader(header.width, header.height, header.orientation, scans);
  }

  /** Whether a file is too short for all of its picture. */
  static boolean isTooShort(byte[] bytes, ImageHeader header) {
    return header.pixels() > MOST_PIXELS_A_BYTE * bytes.length;
  }

  private void readSegments() throws IOException {
    in.position(2);
    for (int marker = nextMarker(); marker != START_OF_SCAN; marker = nextMarker()) {
      if (marker == END_OF_IMAGE) {
        throw new IOException("no scan");
      }
      int start = in.position();
      int length = Short.toUnsignedInt(in.getShort());
      if (isFrame(marker)) {
        readFrame(marker);
      } else if (marker == APP1) {
        readExif(in.position(), length - 2);
      }
      if (length < 2 || length > in.limit() - start) {
        throw new IOException("a segment is too long");
      }
      in.position(start + length);
    }
    if (width == 0 || height == 0) {
      throw new IOException("no size");
    }
  }

  private int nextMarker() throws IOException {
    int marker = Byte.toUnsignedInt(in.get());
    if (marker != 0xFF) {
      throw new IOException("no marker");
    }
    while (marker == 0xFF) {
      marker = Byte.toUnsignedInt(in.get());
    }
    return marker;
  }

  /** SOF0 to SOF15, without DHT, JPG and DAC, which lie among them. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private void readFrame(int marker) throws IOException {
    if (marker < BASELINE || marker > PROGRESSIVE || width != 0) {
      throw new IOException("lossless, hierarchical, arithmetic or with several frames");
    }
    progressive = marker == PROGRESSIVE;
    in.get(); // bits a sample
    height = Short.toUnsignedInt(in.getShort());
    width = Short.toUnsignedInt(in.getShort());
  }

  private void readExif(int start, int length) {
    if (length < EXIF.length || length > in.limit() - start) {
      return;
    }
    byte[] all = in.array();
    int tiff = start + EXIF.length;
    if (Arrays.equals(all, start, tiff, EXIF, 0, EXIF.length)) {
      orientation = ExifBlock.orientation(all, tiff, length - EXIF.length);
    }
  }

  /** Counts the scan markers from here on, with the one just passed. */
  private int countScans() {
    byte[] all = in.array();
    int scans = 1;
    for (int i = in.position(); i < all.length - 1; i++) {
      if (all[i] == (byte) 0xFF && all[i + 1] == (byte) START_OF_SCAN) {
        scans++;
      }
    }
    return scans;
  }
}
