// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.clearlane.demo.Recapture;

/** The demonstration's portraits that show a face well enough, each of another person. */
final class Portraits {
  /** Too small, blurred or half hidden: the camera's pictures of them are not always usable. */
  private static final Set<String> POOR =
      Set.of(
          "female-25.jpg",
          "female-31.jpg",
          "male-21.jpg",
          "male-24.jpg",
          "male-26.jpg",
          "male-29.jpg",
          "male-32.jpg",
          "male-33.jpg");

  /** Those that are good enough for a registration: upright, evenly lit, with a margin. */
  private static final List<String> POSED =
      List.of("female-10.jpg", "female-5.jpg", "male-11.jpg", "male-31.jpg", "male-7.jpg");

  /** Whom only the enrolment page enrols. */
  private static final List<String> DESK = List.of("female-1.jpg", "male-1.jpg", "male-2.jpg");

  private static final List<String> NAMES =
      new String(bytes("index.txt"), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(name -> !name.isEmpty() && !POOR.contains(name))
          .filter(name -> !POSED.contains(name) && !DESK.contains(name))
          .toList();

  private static final int POSED_SIZE = 640;

  private Portraits() {}

  /** A portrait as a good phone takes it, by a number from 0 to 4. */
  static byte[] posed(int number) throws IOException {
    BufferedImage small = ImageIO.read(new ByteArrayInputStream(bytes(POSED.get(number))));
    BufferedImage large = new BufferedImage(POSED_SIZE, POSED_SIZE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = large.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(small, 0, 0, POSED_SIZE, POSED_SIZE, null);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(large, "jpg", bytes);
    return bytes.toByteArray();
  }

  /** Somebody whom no other test enrols, by a number from 0 to 2. */
  static byte[] desk(int number) {
    return bytes(DESK.get(number));
  }

  static int count() {
    return NAMES.size();
  }

  static byte[] get(int number) {
    return bytes(NAMES.get(number));
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Recapture.class.getResourceAsStream("/demo/faces/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no portrait " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
