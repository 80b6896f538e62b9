// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.awt.image.BufferedImage;
import java.util.Random;
import org.clearlane.biometrics.finger.GreyImage;
import org.clearlane.biometrics.finger.RidgePattern;
import org.clearlane.biometrics.image.TestImages;

/** Impressions of drawn fingers: turned, shifted and noisy, so that no two are alike. */
public final class DrawnFinger {
  public static final int WIDTH = 256;
  public static final int HEIGHT = 288;

  private DrawnFinger() {}

  /** One impression of the finger of a seed; the first stands upright and is without noise. */
  public static GreyImage impression(long seed, int number) {
    Random random = new Random(31 * seed + number);
    double turn = number == 0 ? 0 : 0.15 * random.nextGaussian();
    double shiftX = number == 0 ? 0 : 8 * random.nextGaussian();
    double shiftY = number == 0 ? 0 : 8 * random.nextGaussian();
    GreyImage image = RidgePattern.of(seed).draw(WIDTH, HEIGHT, turn, shiftX, shiftY);
    if (number > 0) {
      byte[] pixels = image.pixels();
      for (int i = 0; i < pixels.length; i++) {
        double noisy = Byte.toUnsignedInt(pixels[i]) + 25 * random.nextGaussian();
        pixels[i] = (byte) Math.clamp(Math.round(noisy), 0, 255);
      }
    }
    return image;
  }

  public static FingerprintSample sample(long seed, int number) {
    GreyImage image = impression(seed, number);
    return new FingerprintSample.Rows(image.pixels(), image.width(), image.height(), 8, 500);
  }

  /** What a ZFM sensor sends of an impression. */
  public static byte[] zfm(long seed, int number) {
    byte[] grey = impression(seed, number).pixels();
    byte[] packed = new byte[grey.length / 2];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = (byte) ((grey[2 * i] & 0xf0) | ((grey[2 * i + 1] & 0xf0) >> 4));
    }
    return packed;
  }

  public static byte[] png(GreyImage image) {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, image.width(), image.height(), image.pixels());
    return TestImages.encode(picture, "png");
  }
}
