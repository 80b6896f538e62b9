// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/**
 * A picture of one finger, dark ridges on a light ground, as it came from a file or a sensor. What
 * is in it is untrusted: only the resolution is checked here.
 */
public sealed interface FingerprintSample {
  /** The resolution of nearly all sensors and of FBI cards, in dots per inch. */
  int DEFAULT_DPI = 500;

  /**
   * The range that is accepted: ISO/IEC 19794-2 records start at 250, and 2,000 is twice the finest
   * setting of ISO/IEC 19794-4.
   */
  int LEAST_DPI = 250;

  int MOST_DPI = 2000;

  /** Dots per inch, {@value #LEAST_DPI} to {@value #MOST_DPI}; ridges match only at true scale. */
  int dpi();

  /**
   * A picture file.
   *
   * @param bytes PNG, JPEG or WSQ, told by content, at most 8 MiB; not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // on its way to the matcher, never compared
  record Encoded(byte[] bytes, int dpi) implements FingerprintSample {
    /**
     * @throws IllegalArgumentException if the resolution is out of range
     */
    public Encoded {
      requireDpi(dpi);
    }

    /** A file of {@value FingerprintSample#DEFAULT_DPI} dots per inch. */
    public Encoded(byte[] bytes) {
      this(bytes, DEFAULT_DPI);
    }
  }

  /**
   * Grey rows without a header, top left first, 0 black.
   *
   * @param bytes {@code height} rows of {@code width} pixels without padding; not copied
   * @param width pixels in a row; even with four bits
   * @param bits 8: one byte a pixel; 4: two pixels a byte, the left one in the high bits
   */
  @SuppressWarnings("ArrayRecordComponent") // on its way to the matcher, never compared
  record Rows(byte[] bytes, int width, int height, int bits, int dpi) implements FingerprintSample {
    /**
     * @throws IllegalArgumentException if the resolution or the bits are out of range
     */
    public Rows {
      requireDpi(dpi);
      if (bits != 4 && bits != 8) {
        throw new IllegalArgumentException("a pixel has 4 or 8 bits");
      }
    }

    /**
     * The answer of a ZFM-20, R30x or AS608 sensor to UpImage: 36,864 bytes, 256x288 pixels of four
     * bits, 500 dots per inch. A frame of another length is {@linkplain
     * FingerprintFailure#UNREADABLE_IMAGE unreadable}.
     */
    public static Rows zfm(byte[] bytes) {
      return new Rows(bytes, 256, 288, 4, DEFAULT_DPI);
    }
  }

  private static void requireDpi(int dpi) {
    if (dpi < LEAST_DPI || dpi > MOST_DPI) {
      throw new IllegalArgumentException(
          "a fingerprint has " + LEAST_DPI + " to " + MOST_DPI + " dots per inch");
    }
  }
}
