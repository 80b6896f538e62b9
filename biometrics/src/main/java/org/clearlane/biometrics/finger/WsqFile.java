// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.clearlane.biometrics.FingerprintFailure;
import org.jnbis.api.Jnbis;
import org.jnbis.api.model.Bitmap;

/**
 * Reads WSQ files (FBI IAFIS-IC-0110, WSQ Gray-scale Fingerprint Image Compression Specification).
 *
 * <p>JNBIS decodes them. It trusts the size and the filter lengths that a file claims, and skips by
 * its own idea of a segment's length: so every segment is walked first, and only a file whose
 * claims are bounded and whose lengths are the ones JNBIS will assume is handed on.
 */
final class WsqFile {
  private static final int MOST_BYTES = 8 << 20;

  /** The specification allows filters of up to 32 taps; encoders use 9 and 7. */
  private static final int MOST_TAPS = 32;

  private static final int SUBBANDS = 64;
  private static final int START_OF_IMAGE = 0xFFA0;
  private static final int END_OF_IMAGE = 0xFFA1;
  private static final int FRAME = 0xFFA2;
  private static final int BLOCK = 0xFFA3;
  private static final int TRANSFORM_TABLE = 0xFFA4;
  private static final int QUANTIZATION_TABLE = 0xFFA5;
  private static final int HUFFMAN_TABLE = 0xFFA6;
  private static final int COMMENT = 0xFFA8;

  private final ByteBuffer in;
  private int width;
  private int height;

  private WsqFile(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  static boolean recognises(byte[] bytes) {
    return bytes.length >= 2
        && bytes[0] == (byte) (START_OF_IMAGE >> 8)
        && bytes[1] == (byte) START_OF_IMAGE;
  }

  static ReadSample read(byte[] bytes, int dpi) {
    if (bytes.length > MOST_BYTES) {
      return new ReadSample.Refused(FingerprintFailure.IMAGE_TOO_LARGE);
    }
    try {
      WsqFile file = new WsqFile(bytes);
      file.walk();
      Optional<FingerprintFailure> size = SampleSize.check(file.width, file.height, dpi);
      if (size.isPresent()) {
        return new ReadSample.Refused(size.get());
      }
      Bitmap bitmap = Jnbis.wsq().decode(bytes).asBitmap();
      return new ReadSample.Pixels(
          new GreyImage(bitmap.getWidth(), bitmap.getHeight(), bitmap.getPixels(), dpi));
    } catch (IOException | RuntimeException e) {
      // JNBIS throws RuntimeException of any kind on damage.
      return new ReadSample.Refused(FingerprintFailure.UNREADABLE_IMAGE);
    }
  }

  private void walk() throws IOException {
    in.position(2);
    int blocks = 0;
    for (int marker = marker(); marker != END_OF_IMAGE; marker = marker()) {
      int start = in.position();
      int length = Short.toUnsignedInt(in.getShort());
      if (length != expectedLength(marker, length)) {
        throw new IOException("a segment has another length");
      }
      if (marker == FRAME) {
        readFrame();
      }
      in.position(start + length);
      if (marker == BLOCK) {
        blocks++;
        skipCodes();
      }
    }
    if (width == 0 || blocks == 0) {
      throw new IOException("no picture");
    }
  }

  private int marker() {
    return Short.toUnsignedInt(in.getShort());
  }

  private int expectedLength(int marker, int length) throws IOException {
    return switch (marker) {
      case FRAME -> 17;
      case BLOCK -> 3;
      case TRANSFORM_TABLE -> 4 + 6 * (coefficients(0) + coefficients(1));
      case QUANTIZATION_TABLE -> 5 + 6 * SUBBANDS;
      case HUFFMAN_TABLE, COMMENT -> Math.max(2, length);
      default -> throw new IOException("no marker");
    };
  }

  /** A filter is symmetric: half of it is stored. */
  private int coefficients(int filter) throws IOException {
    int taps = Byte.toUnsignedInt(in.get(in.position() + filter));
    if (taps < 1 || taps > MOST_TAPS) {
      throw new IOException("a filter is too long");
    }
    return (taps + 1) / 2;
  }

  private void readFrame() throws IOException {
    if (width != 0) {
      throw new IOException("two frames");
    }
    height = Short.toUnsignedInt(in.getShort(in.position() + 2));
    width = Short.toUnsignedInt(in.getShort(in.position() + 4));
  }

  /** Goes to the next marker; a zero after 0xFF belongs to the codes. */
  private void skipCodes() {
    while (in.remaining() >= 2) {
      if (in.get() == (byte) 0xFF && in.get(in.position()) != 0) {
        in.position(in.position() - 1);
        return;
      }
    }
    throw new BufferUnderflowException();
  }
}
