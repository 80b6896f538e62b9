// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Reads a QR code from a picture of a phone. */
final class QrPicture {
  private QrPicture() {}

  /**
   * An independent decoder, as a lane's scanner has one. A hand never holds a phone straight twice:
   * at one angle ZXing mistakes the data of some codes in a hundred for a finder pattern.
   */
  static String decode(BufferedImage image) throws ReaderException {
    ReaderException last = NotFoundException.getNotFoundInstance();
    for (int degrees : new int[] {0, 7, 20, 45}) {
      try {
        return decode(image, degrees);
      } catch (ReaderException e) {
        last = e;
      }
    }
    throw last;
  }

  private static String decode(BufferedImage image, int degrees) throws ReaderException {
    int side = (int) Math.hypot(image.getWidth(), image.getHeight());
    BufferedImage seen = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = seen.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, side, side);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.rotate(Math.toRadians(degrees), side / 2.0, side / 2.0);
    pen.drawImage(image, (side - image.getWidth()) / 2, (side - image.getHeight()) / 2, null);
    pen.dispose();
    int[] pixels = seen.getRGB(0, 0, side, side, null, 0, side);
    return new QRCodeReader()
        .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))))
        .getText();
  }
}
