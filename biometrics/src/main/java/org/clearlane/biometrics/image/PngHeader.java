// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads size and orientation from the first chunks of a PNG file (ISO/IEC 15948). */
final class PngHeader {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int IHDR = 0x49484452;
  private static final int IDAT = 0x49444154;
  private static final int EXIF = 0x65584966;

  private PngHeader() {}

  static boolean recognises(byte[] bytes) {
    return bytes.length >= SIGNATURE.length
        && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  /**
   * @throws IOException if the file is no PNG
   * @throws java.nio.BufferUnderflowException if it ends early
   */
  static ImageHeader read(byte[] bytes) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes).position(SIGNATURE.length);
    if (in.getInt() != 13 || in.getInt() != IHDR) {
      throw new IOException("no header");
    }
    int width = in.getInt();
    int height = in.getInt();
    if (width < 1 || height < 1) {
      throw new IOException("no size");
    }
    in.position(in.position() + 5 + 4); // bit depth to interlacing, then the checksum
    return new ImageHeader(width, height, orientation(bytes, in), 0);
  }

  private static Orientation orientation(byte[] bytes, ByteBuffer in) throws IOException {
    while (true) {
      int length = in.getInt();
      int type = in.getInt();
      if (length < 0 || length > in.remaining() - 4) {
        throw new IOException("a chunk is too long");
      }
      if (type == EXIF) {
        return ExifBlock.orientation(bytes, in.position(), length);
      }
      if (type == IDAT) {
        return Orientation.UPRIGHT;
      }
      in.position(in.position() + length + 4);
    }
  }
}
