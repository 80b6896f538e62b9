// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/**
 * Takes the pixels out of a decoded image.
 *
 * <p>Grey and RGB samples are taken as they are. Java would convert them by their colour space,
 * which lightens every grey picture (it takes grey to be linear) and costs seconds where a profile
 * is embedded; the models were trained on samples read without any of this.
 */
final class PixelReader {
  /** Transparent pixels show this grey, the one the detector is padded with. */
  private static final int BACKGROUND = 127;

  private PixelReader() {}

  static RgbImage read(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = new int[width * height];
    if (isPlainBgr(image)) {
      readPlainBgr(image.getRaster(), pixels);
    } else if (hasIntegerSamples(image.getColorModel())) {
      readSamples(image, pixels);
    } else {
      image.getRGB(0, 0, width, height, pixels, 0, width);
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = over(pixels[i], pixels[i] >>> 24);
      }
    }
    return new RgbImage(width, height, pixels);
  }

  /** What the JPEG decoder gives: worth a path of its own, four times as fast. */
  private static boolean isPlainBgr(BufferedImage image) {
    return image.getType() == BufferedImage.TYPE_3BYTE_BGR
        && image.getRaster().getParent() == null
        && image.getRaster().getSampleModel() instanceof PixelInterleavedSampleModel model
        && model.getScanlineStride() == 3 * image.getWidth();
  }

  private static void readPlainBgr(Raster raster, int[] pixels) {
    byte[] bytes = ((DataBufferByte) raster.getDataBuffer()).getData();
    for (int i = 0, b = 0; i < pixels.length; i++, b += 3) {
      pixels[i] = (bytes[b + 2] & 0xff) << 16 | (bytes[b + 1] & 0xff) << 8 | (bytes[b] & 0xff);
    }
  }

  private static boolean hasIntegerSamples(ColorModel model) {
    int type = model.getColorSpace().getType();
    return model instanceof ComponentColorModel
        && (type == ColorSpace.TYPE_GRAY || type == ColorSpace.TYPE_RGB)
        && !model.isAlphaPremultiplied()
        && (model.getTransferType() == DataBuffer.TYPE_BYTE
            || model.getTransferType() == DataBuffer.TYPE_USHORT);
  }

  private static void readSamples(BufferedImage image, int[] pixels) {
    Raster raster = image.getRaster();
    ColorModel model = image.getColorModel();
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    int green = model.getNumColorComponents() == 3 ? 1 : 0;
    int blue = model.getNumColorComponents() == 3 ? 2 : 0;
    int shift = model.getTransferType() == DataBuffer.TYPE_USHORT ? 8 : 0;
    int[] row = new int[width * bands];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int at = x * bands;
        int rgb = row[at] >> shift << 16 | row[at + green] >> shift << 8 | row[at + blue] >> shift;
        int alpha = model.hasAlpha() ? row[at + bands - 1] >> shift : 255;
        pixels[y * width + x] = over(rgb, alpha);
      }
    }
  }

  private static int over(int rgb, int alpha) {
    if (alpha == 255) {
      return rgb & 0xffffff;
    }
    return mix(rgb >> 16 & 0xff, alpha) << 16
        | mix(rgb >> 8 & 0xff, alpha) << 8
        | mix(rgb & 0xff, alpha);
  }

  private static int mix(int sample, int alpha) {
    return (sample * alpha + BACKGROUND * (255 - alpha) + 127) / 255;
  }
}
