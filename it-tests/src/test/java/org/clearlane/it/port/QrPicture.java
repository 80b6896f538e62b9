// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;

/** Pictures of a phone's QR code, and an independent decoder, as a lane's scanner has one. */
final class QrPicture {
  private static final int QUIET_ZONE = 4;

  private QrPicture() {}

  /** Decodes at the first try, as the picture is. */
  static String decode(BufferedImage image) throws ReaderException {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
        .getText();
  }

  /**
   * Draws a symbol as the phone does.
   *
   * @param modules row after row, 1 for a dark one
   * @param pixels width of a module
   */
  static BufferedImage drawn(String modules, int pixels) {
    int across = (int) Math.sqrt(modules.length());
    BufferedImage image = white((across + 2 * QUIET_ZONE) * pixels);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.BLACK);
    for (int i = 0; i < modules.length(); i++) {
      if (modules.charAt(i) == '1') {
        int x = (QUIET_ZONE + i % across) * pixels;
        pen.fillRect(x, (QUIET_ZONE + i / across) * pixels, pixels, pixels);
      }
    }
    pen.dispose();
    return image;
  }

  /** The same a little out of focus: each pixel is the mean of nine. */
  static BufferedImage blurred(BufferedImage image) {
    float[] weights = new float[9];
    Arrays.fill(weights, 1F / weights.length);
    return new ConvolveOp(new Kernel(3, 3, weights), ConvolveOp.EDGE_NO_OP, null)
        .filter(image, null);
  }

  /** The same held at an angle. */
  static BufferedImage turned(BufferedImage image, int degrees) {
    int side = (int) (image.getWidth() * 1.1);
    BufferedImage seen = white(side);
    Graphics2D pen = seen.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.rotate(Math.toRadians(degrees), side / 2.0, side / 2.0);
    int margin = (side - image.getWidth()) / 2;
    pen.drawImage(image, margin, margin, null);
    pen.dispose();
    return seen;
  }

  private static BufferedImage white(int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, side, side);
    pen.dispose();
    return image;
  }
}
