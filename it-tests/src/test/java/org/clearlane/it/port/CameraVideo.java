// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** What a camera sees of somebody who looks into it, as Chromium plays it. */
final class CameraVideo {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  private CameraVideo() {}

  /** Writes a file of JPEG pictures one after the other, each as high as the video. */
  static Path of(Path folder, List<byte[]> faces) throws IOException {
    return of(folder, faces, WIDTH, HEIGHT);
  }

  static Path of(Path folder, List<byte[]> faces, int wide, int high) throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (byte[] face : faces) {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(face));
      BufferedImage frame = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = frame.createGraphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      int width = picture.getWidth() * high / picture.getHeight();
      graphics.drawImage(picture, (wide - width) / 2, 0, width, high, null);
      graphics.dispose();
      ImageIO.write(frame, "jpg", frames);
    }
    return Files.write(folder.resolve("face.mjpeg"), frames.toByteArray());
  }
}
