// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.clearlane.biometrics.AcquisitionFailure;

/**
 * Decodes JPEG and PNG files that may be damaged or hostile, within bounds of time and memory. The
 * type is told by content, and the claimed size is judged before anything is decoded. Thread safe.
 */
public final class ImageDecoder {
  /** The long side of what is returned; detection sees no more than 320x240 of it anyway. */
  public static final int LONGEST_SIDE = 1600;

  private static final int MOST_BYTES = 8 << 20;
  private static final int SHORTEST_SIDE = 32;
  private static final int LONGEST_STORED_SIDE = 12_000;
  private static final long MOST_PIXELS = 40_000_000;

  /**
   * A progressive file is held whole in memory, six bytes a pixel, and walked over once a scan:
   * cameras write 10 scans, and a few bytes suffice to ask for thousands.
   */
  private static final long MOST_PROGRESSIVE_PIXELS = 16_000_000;

  private static final int MOST_SCANS = 32;

  private final ImageReaderSpi jpeg = ImageReaders.jpeg();
  private final ImageReaderSpi png = ImageReaders.png();

  /** Decodes a file; never throws for what is in it. */
  public DecodedImage decode(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return new DecodedImage.Refused(AcquisitionFailure.IMAGE_TOO_LARGE);
    }
    boolean isJpeg = JpegHeader.recognises(bytes);
    if (!isJpeg && !PngHeader.recognises(bytes)) {
      return new DecodedImage.Refused(AcquisitionFailure.UNSUPPORTED_TYPE);
    }
    try {
      ImageHeader header = isJpeg ? JpegHeader.read(bytes) : PngHeader.read(bytes);
      if (isTooLarge(header)) {
        return new DecodedImage.Refused(AcquisitionFailure.IMAGE_TOO_LARGE);
      }
      if (Math.min(header.width(), header.height()) < SHORTEST_SIDE) {
        return new DecodedImage.Refused(AcquisitionFailure.NO_FACE);
      }
      if (isJpeg && JpegHeader.isTooShort(bytes, header)) {
        return new DecodedImage.Refused(AcquisitionFailure.UNREADABLE_IMAGE);
      }
      return read(isJpeg ? jpeg : png, bytes, header);
    } catch (IOException | RuntimeException e) {
      // The readers throw anything from IllegalArgumentException to NullPointerException on damage.
      return new DecodedImage.Refused(AcquisitionFailure.UNREADABLE_IMAGE);
    }
  }

  private static boolean isTooLarge(ImageHeader header) {
    return Math.max(header.width(), header.height()) > LONGEST_STORED_SIDE
        || header.pixels() > MOST_PIXELS
        || header.progressiveScans() > MOST_SCANS
        || (header.progressiveScans() > 0 && header.pixels() > MOST_PROGRESSIVE_PIXELS);
  }

  private static DecodedImage read(ImageReaderSpi provider, byte[] bytes, ImageHeader header)
      throws IOException {
    ImageReader reader = provider.createReaderInstance();
    Damage damage = new Damage();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.addIIOReadWarningListener(damage);
      reader.setInput(in, true, true);
      BufferedImage decoded = reader.read(0, subsampling(reader, header));
      if (damage.isFound()) {
        throw new IIOException("the picture is incomplete");
      }
      RgbImage image =
          header.orientation().upright(PixelReader.read(decoded).shrunkTo(LONGEST_SIDE));
      double longest = Math.max(header.width(), header.height());
      double scale = longest / Math.max(image.width(), image.height());
      return new DecodedImage.Picture(image, scale);
    } finally {
      reader.dispose();
    }
  }

  /** Drops whole rows and columns only while twice the wanted size remains to be averaged. */
  private static ImageReadParam subsampling(ImageReader reader, ImageHeader header) {
    ImageReadParam param = reader.getDefaultReadParam();
    int step = Math.max(1, Math.max(header.width(), header.height()) / LONGEST_SIDE);
    if (step > 1) {
      param.setSourceSubsampling(step, step, 0, 0);
    }
    return param;
  }
}
