// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import org.clearlane.biometrics.FingerprintQuality;

/**
 * What a picture shows before minutiae are looked for, measured on square blocks of 1.6 mm, which
 * hold two to five ridges.
 *
 * @param brightness mean grey of the whole picture, 0 (black) to 1 (white)
 * @param structured share of the picture that is not flat, 0 to 1
 * @param contrast see {@link FingerprintQuality#contrast()}
 * @param areaSquareMillimetres of the blocks that show ridges
 * @param clarity see {@link FingerprintQuality#ridgeClarity()}
 */
record RidgeQuality(
    double brightness,
    double structured,
    double contrast,
    double areaSquareMillimetres,
    double clarity) {
  private static final double BLOCK_MILLIMETRES = 1.6;

  /** Where {@link FingerprintQuality#overall()} no longer rises: what good captures reach. */
  private static final double ENOUGH_MINUTIAE = 40;

  private static final double ENOUGH_AREA = 150;

  static RidgeQuality of(GreyImage image) {
    int side = (int) Math.round(BLOCK_MILLIMETRES / image.millimetres(1));
    int blocks = 0;
    int flat = 0;
    int ridged = 0;
    double contrast = 0;
    double clarity = 0;
    for (int y = 0; y + side <= image.height(); y += side) {
      for (int x = 0; x + side <= image.width(); x += side) {
        RidgeBlock block = RidgeBlock.of(image, x, y, side);
        blocks++;
        if (block.isFlat()) {
          flat++;
        } else if (block.hasRidges()) {
          ridged++;
          contrast += block.contrast();
          clarity += block.coherence();
        }
      }
    }
    double blockSide = image.millimetres(side);
    return new RidgeQuality(
        image.brightness(),
        blocks == 0 ? 0 : 1 - (double) flat / blocks,
        ridged == 0 ? 0 : contrast / ridged,
        ridged * blockSide * blockSide,
        ridged == 0 ? 0 : clarity / ridged);
  }

  /** Combines the picture's figures with what the extractor found. */
  FingerprintQuality with(int minutiae) {
    double shown = Math.min(1, areaSquareMillimetres / ENOUGH_AREA);
    double found = Math.min(1, minutiae / ENOUGH_MINUTIAE);
    int overall = (int) Math.round(100 * Math.cbrt(found * shown * clarity));
    return new FingerprintQuality(minutiae, contrast, areaSquareMillimetres, clarity, overall);
  }
}
