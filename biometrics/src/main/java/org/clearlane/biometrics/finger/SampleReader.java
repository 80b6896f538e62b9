// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.FingerprintFailure;
import org.clearlane.biometrics.FingerprintSample;
import org.clearlane.biometrics.FingerprintSample.Encoded;
import org.clearlane.biometrics.FingerprintSample.Rows;
import org.clearlane.biometrics.image.DecodedImage;
import org.clearlane.biometrics.image.ImageDecoder;
import org.clearlane.biometrics.image.RgbImage;

/** Reads untrusted samples into grey pixels, within bounds of time and memory. Thread safe. */
final class SampleReader {
  /** 16 times four bits is the high half; the same value below it makes 0 black and 15 white. */
  private static final int FOUR_TO_EIGHT_BITS = 17;

  private static final int MOST_BYTES = 8 << 20;

  private final ImageDecoder files = new ImageDecoder();

  ReadSample read(FingerprintSample sample) {
    return switch (sample) {
      case Encoded(byte[] bytes, int dpi) when WsqFile.recognises(bytes) ->
          WsqFile.read(bytes, dpi);
      case Encoded(byte[] bytes, int dpi) -> readFile(bytes, dpi);
      case Rows rows -> readRows(rows);
    };
  }

  private ReadSample readFile(byte[] bytes, int dpi) {
    return switch (files.decode(bytes)) {
      case DecodedImage.Picture(RgbImage image, double scale) -> checked(grey(image, dpi / scale));
      case DecodedImage.Refused(AcquisitionFailure failure) ->
          new ReadSample.Refused(translate(failure));
    };
  }

  private static ReadSample checked(GreyImage image) {
    return SampleSize.check(image.width(), image.height(), image.dpi())
        .<ReadSample>map(ReadSample.Refused::new)
        .orElseGet(() -> new ReadSample.Pixels(image));
  }

  private static FingerprintFailure translate(AcquisitionFailure failure) {
    return switch (failure) {
      case UNSUPPORTED_TYPE -> FingerprintFailure.UNSUPPORTED_TYPE;
      case IMAGE_TOO_LARGE -> FingerprintFailure.IMAGE_TOO_LARGE;
      case NO_FACE -> FingerprintFailure.IMAGE_TOO_SMALL; // a side under 32 pixels
      case UNREADABLE_IMAGE,
          SEVERAL_FACES,
          FACE_TOO_SMALL,
          TOO_DARK,
          TOO_BRIGHT,
          BLURRED,
          NOT_READY ->
          FingerprintFailure.UNREADABLE_IMAGE;
    };
  }

  /** Luma after ITU-R BT.601. */
  private static GreyImage grey(RgbImage image, double dpi) {
    int[] rgb = image.pixels();
    byte[] grey = new byte[rgb.length];
    for (int i = 0; i < grey.length; i++) {
      int luma = 299 * (rgb[i] >> 16 & 0xff) + 587 * (rgb[i] >> 8 & 0xff) + 114 * (rgb[i] & 0xff);
      grey[i] = (byte) ((luma + 500) / 1000);
    }
    return new GreyImage(image.width(), image.height(), grey, dpi);
  }

  private static ReadSample readRows(Rows rows) {
    long pixels = (long) rows.width() * rows.height();
    long bits = pixels * rows.bits();
    if (rows.bytes().length > MOST_BYTES) {
      return new ReadSample.Refused(FingerprintFailure.IMAGE_TOO_LARGE);
    }
    if (rows.width() < 1
        || rows.height() < 1
        || bits != 8L * rows.bytes().length
        || rows.width() * (long) rows.bits() % 8 != 0) {
      return new ReadSample.Refused(FingerprintFailure.UNREADABLE_IMAGE);
    }
    byte[] grey = rows.bits() == 8 ? rows.bytes().clone() : unpack(rows.bytes());
    return checked(new GreyImage(rows.width(), rows.height(), grey, rows.dpi()));
  }

  private static byte[] unpack(byte[] packed) {
    byte[] grey = new byte[2 * packed.length];
    for (int i = 0; i < packed.length; i++) {
      grey[2 * i] = (byte) ((packed[i] >> 4 & 0xf) * FOUR_TO_EIGHT_BITS);
      grey[2 * i + 1] = (byte) ((packed[i] & 0xf) * FOUR_TO_EIGHT_BITS);
    }
    return grey;
  }
}
