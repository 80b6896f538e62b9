// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.Serializable;
import java.util.Map;

/**
 * A QR code as the path of an inline SVG, which needs no second request and no style.
 *
 * @param size width and height of the view box in modules, quiet zone included
 * @param path SVG path data: one unit square per dark module, neighbours in a row joined
 */
public record QrPicture(int size, String path) implements Serializable {
  /** ISO/IEC 18004 asks for four light modules around. */
  private static final int QUIET_ZONE = 4;

  static QrPicture of(String text) {
    BitMatrix modules = modules(text);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        int start = x;
        while (x < modules.getWidth() && modules.get(x, y)) {
          x++;
        }
        if (x > start) {
          path.append('M').append(start).append(' ').append(y).append('h').append(x - start);
          path.append("v1H").append(start).append('z');
        }
      }
    }
    return new QrPicture(modules.getWidth(), path.toString());
  }

  private static BitMatrix modules(String text) {
    Map<EncodeHintType, Object> hints =
        Map.of(
            EncodeHintType.ERROR_CORRECTION,
            ErrorCorrectionLevel.M,
            EncodeHintType.MARGIN,
            QUIET_ZONE);
    try {
      return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
    } catch (WriterException e) {
      throw new IllegalArgumentException("text is too long for a QR code", e);
    }
  }
}
