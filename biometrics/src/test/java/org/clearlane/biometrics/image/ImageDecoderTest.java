// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.image.DecodedImage.Picture;
import org.clearlane.biometrics.image.DecodedImage.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  private static final int RED = 0xC82828;
  private static final int GREEN = 0x28C828;
  private static final int BLUE = 0x2828C8;
  private static final int GREY = 0x808080;

  private final ImageDecoder decoder = new ImageDecoder();

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void takesPixelsAsTheyAre(String format) {
    Picture picture = picture(TestImages.encode(quarters(64, 48), format));

    assertThat(picture.image().width()).isEqualTo(64);
    assertThat(picture.image().height()).isEqualTo(48);
    assertThat(picture.scale()).isEqualTo(1);
    assertCorners(picture.image(), RED, GREEN, BLUE, GREY);
  }

  @Test
  void readsProgressiveJpeg() {
    Picture picture = picture(TestImages.progressiveJpeg(quarters(64, 48)));

    assertCorners(picture.image(), RED, GREEN, BLUE, GREY);
  }

  // Values of CIPA DC-008, tag 0x0112: where the stored rows and columns begin.
  @ParameterizedTest
  @CsvSource({
    "1, RED, GREEN, BLUE, GREY",
    "2, GREEN, RED, GREY, BLUE",
    "3, GREY, BLUE, GREEN, RED",
    "4, BLUE, GREY, RED, GREEN",
    "5, RED, BLUE, GREEN, GREY",
    "6, BLUE, RED, GREY, GREEN",
    "7, GREY, GREEN, BLUE, RED",
    "8, GREEN, GREY, RED, BLUE",
    "9, RED, GREEN, BLUE, GREY",
  })
  void turnsByExifOrientation(
      int orientation, String topLeft, String topRight, String bottomLeft, String bottomRight) {
    BufferedImage stored = quarters(64, 48);
    byte[] jpeg = TestImages.encode(stored, "jpeg");
    byte[] png = TestImages.encode(stored, "png");
    boolean swapped = orientation >= 5 && orientation <= 8;

    for (byte[] file :
        new byte[][] {
          TestImages.withJpegExif(jpeg, TestImages.exif(ByteOrder.LITTLE_ENDIAN, orientation)),
          TestImages.withJpegExif(jpeg, TestImages.exif(ByteOrder.BIG_ENDIAN, orientation)),
          TestImages.withPngExif(png, TestImages.exif(ByteOrder.BIG_ENDIAN, orientation)),
        }) {
      RgbImage image = picture(file).image();
      assertThat(image.width()).isEqualTo(swapped ? 48 : 64);
      assertThat(image.height()).isEqualTo(swapped ? 64 : 48);
      assertCorners(
          image, colour(topLeft), colour(topRight), colour(bottomLeft), colour(bottomRight));
    }
  }

  @Test
  void ignoresDamagedExif() {
    byte[] jpeg = TestImages.encode(quarters(64, 48), "jpeg");
    byte[] exif = TestImages.exif(ByteOrder.BIG_ENDIAN, 6);
    Random random = new Random(1);

    for (int i = 0; i < 500; i++) {
      byte[] damaged = TestImages.head(exif, random.nextInt(exif.length + 1));
      for (int k = 0; k < 4 && damaged.length > 0; k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      assertThat(decoder.decode(TestImages.withJpegExif(jpeg, damaged)))
          .isInstanceOf(Picture.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void keepsGreyAsItIs(String format) {
    BufferedImage grey = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(((DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 128);

    RgbImage image = picture(TestImages.encode(grey, format)).image();

    assertNear(image, 32, 32, GREY);
  }

  @Test
  void readsSixteenBitGrey() {
    BufferedImage grey = new BufferedImage(64, 64, BufferedImage.TYPE_USHORT_GRAY);
    for (int i = 0; i < 64 * 64; i++) {
      grey.getRaster().setSample(i % 64, i / 64, 0, 0x8080);
    }

    assertNear(picture(TestImages.encode(grey, "png")).image(), 32, 32, GREY);
  }

  @Test
  void readsSixteenBitColour() {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_USHORT);
    BufferedImage deep =
        new BufferedImage(model, model.createCompatibleWritableRaster(64, 64), false, null);
    for (int i = 0; i < 64 * 64; i++) {
      deep.getRaster().setPixel(i % 64, i / 64, new int[] {0xC8C8, 0x2828, 0x2828});
    }

    assertNear(picture(TestImages.encode(deep, "png")).image(), 32, 32, RED);
  }

  @Test
  void showsGreyThroughTransparentPixels() {
    BufferedImage clear = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
    for (int x = 0; x < 32; x++) {
      for (int y = 0; y < 64; y++) {
        clear.setRGB(x, y, 0xFF000000 | RED);
      }
    }

    RgbImage image = picture(TestImages.encode(clear, "png")).image();

    assertNear(image, 5, 5, RED);
    assertNear(image, 60, 5, 0x7F7F7F);
  }

  @Test
  void readsPalettes() {
    BufferedImage indexed = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_INDEXED);
    Graphics2D g = indexed.createGraphics();
    g.setColor(Color.RED);
    g.fillRect(0, 0, 64, 48);
    g.dispose();

    assertNear(picture(TestImages.encode(indexed, "png")).image(), 5, 5, 0xFF0000);
  }

  @Test
  void readsCmykJpeg() {
    assertNear(picture(TestImages.cmykJpeg(64, 48, 0, 200, 200, 30)).image(), 20, 20, 0xC83030, 60);
  }

  @Test
  void shrinksLargeImages() {
    Picture picture = picture(TestImages.encode(quarters(4000, 3000), "jpeg"));

    assertThat(picture.image().width()).isEqualTo(1600);
    assertThat(picture.image().height()).isEqualTo(1200);
    assertThat(picture.scale()).isEqualTo(2.5);
    assertCorners(picture.image(), RED, GREEN, BLUE, GREY);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "31,200", "200,31"})
  void findsNoFaceInTinyImages(int width, int height) {
    assertThat(decoder.decode(TestImages.encode(quarters(width, height), "png")))
        .isEqualTo(new Refused(AcquisitionFailure.NO_FACE));
  }

  @Test
  void refusesOtherTypesByContent() {
    for (String format : new String[] {"gif", "bmp", "wbmp", "tiff"}) {
      BufferedImage image =
          format.equals("wbmp")
              ? new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_BINARY)
              : quarters(64, 48);
      assertRefused(TestImages.encode(image, format), AcquisitionFailure.UNSUPPORTED_TYPE);
    }
    assertRefused(new byte[0], AcquisitionFailure.UNSUPPORTED_TYPE);
    assertRefused("<svg/>".getBytes(StandardCharsets.UTF_8), AcquisitionFailure.UNSUPPORTED_TYPE);
  }

  @Test
  void refusesFilesOverEightMebibytes() {
    byte[] file = TestImages.head(TestImages.encode(quarters(64, 48), "jpeg"), (8 << 20) + 1);

    assertRefused(file, AcquisitionFailure.IMAGE_TOO_LARGE);
  }

  @ParameterizedTest
  @CsvSource({"12001,32", "32,12001", "2147483647,2147483647", "8000,5001"})
  void refusesHugeClaimsBeforeDecoding(int width, int height) {
    byte[] png = TestImages.encode(quarters(64, 48), "png");

    assertRefused(TestImages.withPngSize(png, width, height), AcquisitionFailure.IMAGE_TOO_LARGE);
    if (width <= 65535 && height <= 65535) {
      byte[] jpeg = TestImages.encode(quarters(64, 48), "jpeg");
      assertRefused(
          TestImages.withJpegSize(jpeg, width, height), AcquisitionFailure.IMAGE_TOO_LARGE);
    }
  }

  @Test
  void refusesProgressiveJpegThatWouldFillMemory() {
    byte[] jpeg = TestImages.progressiveJpeg(quarters(64, 48));

    assertRefused(TestImages.withJpegSize(jpeg, 5000, 4000), AcquisitionFailure.IMAGE_TOO_LARGE);
  }

  @Test
  void refusesProgressiveJpegOfManyScans() {
    byte[] jpeg = TestImages.progressiveJpeg(quarters(64, 48));
    byte[] many = Arrays.copyOf(jpeg, jpeg.length + 80);
    for (int i = jpeg.length; i < many.length; i += 2) {
      many[i] = (byte) 0xFF;
      many[i + 1] = (byte) 0xDA;
    }

    assertRefused(many, AcquisitionFailure.IMAGE_TOO_LARGE);
  }

  @Test
  void refusesJpegsTooShortForTheirPixels() throws IOException {
    byte[] jpeg = TestImages.encode(quarters(64, 48), "jpeg");
    int side = (int) Math.sqrt(512.0 * jpeg.length);
    byte[] longEnough = TestImages.withJpegSize(jpeg, side, side);
    byte[] tooShort = TestImages.withJpegSize(jpeg, side + 1, side + 1);

    assertThat(JpegHeader.isTooShort(longEnough, JpegHeader.read(longEnough))).isFalse();
    assertThat(JpegHeader.isTooShort(tooShort, JpegHeader.read(tooShort))).isTrue();
    assertRefused(TestImages.withJpegSize(jpeg, 6000, 6000), AcquisitionFailure.UNREADABLE_IMAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "progressive"})
  void readsTheEmptiestPictures(String kind) {
    BufferedImage black = new BufferedImage(3000, 2000, BufferedImage.TYPE_BYTE_GRAY);

    byte[] file =
        kind.equals("jpeg") ? TestImages.encode(black, "jpeg") : TestImages.progressiveJpeg(black);

    assertNear(picture(file).image(), 5, 5, 0);
  }

  @ParameterizedTest
  @CsvSource({"2000000000,-5", "0,48", "64,0"})
  void refusesImpossibleSizes(int width, int height) {
    byte[] png = TestImages.encode(quarters(64, 48), "png");

    assertRefused(TestImages.withPngSize(png, width, height), AcquisitionFailure.UNREADABLE_IMAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "progressive"})
  void refusesTruncatedFiles(String kind) {
    BufferedImage noise = noise(320, 240);
    byte[] file =
        kind.equals("progressive")
            ? TestImages.progressiveJpeg(noise)
            : TestImages.encode(noise, kind);

    for (int part = 1; part < 20; part++) {
      assertRefused(
          TestImages.head(file, file.length * part / 20), AcquisitionFailure.UNREADABLE_IMAGE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "progressive"})
  void survivesDamage(String kind) {
    BufferedImage image = quarters(160, 120);
    byte[] file =
        kind.equals("progressive")
            ? TestImages.progressiveJpeg(image)
            : TestImages.encode(image, kind);
    Random random = new Random(2);

    for (int round = 0; round < 400; round++) {
      byte[] damaged = file.clone();
      for (int k = 0; k <= random.nextInt(12); k++) {
        damaged[2 + random.nextInt(damaged.length - 2)] = (byte) random.nextInt();
      }
      assertThat(decoder.decode(damaged)).isNotNull();
    }
  }

  @Test
  void survivesRandomBytesBehindAKnownBeginning() {
    Random random = new Random(3);
    byte[][] beginnings = {
      TestImages.head(TestImages.encode(quarters(64, 48), "png"), 33),
      {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
      TestImages.head(TestImages.encode(quarters(64, 48), "jpeg"), 200),
    };

    for (int round = 0; round < 300; round++) {
      byte[] file = new byte[300 + random.nextInt(2000)];
      random.nextBytes(file);
      byte[] beginning = beginnings[round % beginnings.length];
      System.arraycopy(beginning, 0, file, 0, beginning.length);
      assertRefused(file, AcquisitionFailure.UNREADABLE_IMAGE);
    }
  }

  private Picture picture(byte[] file) {
    DecodedImage decoded = decoder.decode(file);
    assertThat(decoded).isInstanceOf(Picture.class);
    return (Picture) decoded;
  }

  private void assertRefused(byte[] file, AcquisitionFailure failure) {
    assertThat(decoder.decode(file)).isEqualTo(new Refused(failure));
  }

  private static void assertCorners(
      RgbImage image, int topLeft, int topRight, int bottomLeft, int bottomRight) {
    int right = image.width() - 4;
    int bottom = image.height() - 4;
    assertNear(image, 3, 3, topLeft);
    assertNear(image, right, 3, topRight);
    assertNear(image, 3, bottom, bottomLeft);
    assertNear(image, right, bottom, bottomRight);
  }

  private static void assertNear(RgbImage image, int x, int y, int colour) {
    assertNear(image, x, y, colour, 6);
  }

  private static void assertNear(RgbImage image, int x, int y, int colour, int tolerance) {
    int pixel = image.pixels()[y * image.width() + x];
    for (int shift : new int[] {16, 8, 0}) {
      assertThat(pixel >> shift & 0xff)
          .as("pixel %d,%d is %06x instead of %06x", x, y, pixel, colour)
          .isBetween((colour >> shift & 0xff) - tolerance, (colour >> shift & 0xff) + tolerance);
    }
    assertThat(pixel >>> 24).isZero();
  }

  private static int colour(String name) {
    return switch (name) {
      case "RED" -> RED;
      case "GREEN" -> GREEN;
      case "BLUE" -> BLUE;
      case "GREY" -> GREY;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static BufferedImage quarters(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean left = x < width / 2;
        int colour = y < height / 2 ? left ? RED : GREEN : left ? BLUE : GREY;
        image.setRGB(x, y, colour);
      }
    }
    return image;
  }

  private static BufferedImage noise(int width, int height) {
    Random random = new Random(4);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, random.nextInt());
    }
    return image;
  }
}
