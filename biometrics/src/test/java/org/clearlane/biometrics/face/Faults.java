// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.awt.image.RescaleOp;
import java.util.Arrays;
import java.util.function.Consumer;

/** Makes a picture worse in the ways that happen before a camera. */
final class Faults {
  private Faults() {}

  static BufferedImage brightness(BufferedImage image, float factor) {
    return new RescaleOp(factor, 0, null).filter(image, null);
  }

  /** As if the head had moved sideways while the shutter was open. */
  static BufferedImage smeared(BufferedImage image, int pixels) {
    float[] line = new float[pixels];
    Arrays.fill(line, 1f / pixels);
    return new ConvolveOp(new Kernel(pixels, 1, line), ConvolveOp.EDGE_NO_OP, null)
        .filter(image, null);
  }

  /** Turned clockwise around its middle. */
  static BufferedImage leaning(BufferedImage image, double degrees) {
    AffineTransform turn =
        AffineTransform.getRotateInstance(
            Math.toRadians(degrees), image.getWidth() / 2.0, image.getHeight() / 2.0);
    BufferedImage out = blank(image.getWidth(), image.getHeight());
    new AffineTransformOp(turn, AffineTransformOp.TYPE_BICUBIC).filter(image, out);
    return out;
  }

  static BufferedImage mirrored(BufferedImage image) {
    BufferedImage out = blank(image.getWidth(), image.getHeight());
    drawn(
        out,
        g -> g.drawImage(image, image.getWidth(), 0, -image.getWidth(), image.getHeight(), null));
    return out;
  }

  /** What a camera sees that looks past the face. */
  static BufferedImage part(BufferedImage image, int x, int y, int width, int height) {
    BufferedImage out = blank(width, height);
    drawn(out, g -> g.drawImage(image, -x, -y, null));
    return out;
  }

  /** Smaller, in the middle of a grey frame of the same size. */
  static BufferedImage farther(BufferedImage image, double factor) {
    BufferedImage out = blank(image.getWidth(), image.getHeight());
    int width = (int) (image.getWidth() * factor);
    int height = (int) (image.getHeight() * factor);
    drawn(
        out,
        g ->
            g.drawImage(
                image,
                (out.getWidth() - width) / 2,
                (out.getHeight() - height) / 2,
                width,
                height,
                null));
    return out;
  }

  /** One side in shadow. */
  static BufferedImage halfDark(BufferedImage image, FaceShape shape, float factor) {
    BufferedImage out = part(image, 0, 0, image.getWidth(), image.getHeight());
    int middle = (int) shape.point(30).x();
    drawn(
        out,
        g ->
            g.drawImage(
                brightness(part(image, 0, 0, middle, image.getHeight()), factor), 0, 0, null));
    return out;
  }

  static BufferedImage darkGlasses(BufferedImage image, FaceShape shape) {
    double size = shape.landmarks().eyeDistance();
    return painted(
        image,
        new Color(25, 22, 20),
        around(shape.landmarks().leftEye(), size * 0.4, size * 0.3, size * 0.05),
        around(shape.landmarks().rightEye(), size * 0.4, size * 0.3, size * 0.05));
  }

  /** A cloth of one colour from the bridge of the nose to the chin. */
  static BufferedImage masked(BufferedImage image, FaceShape shape, Color colour) {
    java.awt.geom.Path2D cloth = new java.awt.geom.Path2D.Double();
    Point top = shape.point(28);
    cloth.moveTo(top.x(), top.y());
    for (int i = 1; i <= 15; i++) {
      cloth.lineTo(shape.point(i).x(), shape.point(i).y());
    }
    cloth.closePath();
    return painted(image, colour, cloth);
  }

  /** Lids in the colour of the cheek, with lashes below. */
  static BufferedImage eyesClosed(BufferedImage image, FaceShape shape) {
    BufferedImage out = part(image, 0, 0, image.getWidth(), image.getHeight());
    double size = shape.landmarks().eyeDistance();
    for (Point eye : java.util.List.of(shape.landmarks().leftEye(), shape.landmarks().rightEye())) {
      Color skin = new Color(image.getRGB((int) eye.x(), (int) (eye.y() + size * 0.3)));
      drawn(
          out,
          g -> {
            g.setColor(skin);
            g.fill(around(eye, size * 0.28, size * 0.13, 0));
            g.setColor(skin.darker().darker());
            g.setStroke(new BasicStroke((float) size * 0.05f));
            g.draw(
                new Arc2D.Double(
                    eye.x() - size * 0.25,
                    eye.y() - size * 0.15,
                    size * 0.5,
                    size * 0.24,
                    200,
                    140,
                    Arc2D.OPEN));
          });
    }
    return out;
  }

  private static Shape around(Point point, double halfWidth, double halfHeight, double down) {
    return new Ellipse2D.Double(
        point.x() - halfWidth, point.y() - halfHeight + down, 2 * halfWidth, 2 * halfHeight);
  }

  private static BufferedImage painted(BufferedImage image, Color colour, Shape... shapes) {
    BufferedImage out = part(image, 0, 0, image.getWidth(), image.getHeight());
    drawn(
        out,
        g -> {
          g.setColor(colour);
          for (Shape shape : shapes) {
            g.fill(shape);
          }
        });
    return out;
  }

  private static BufferedImage blank(int width, int height) {
    BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    drawn(
        out,
        g -> {
          g.setColor(Color.GRAY);
          g.fillRect(0, 0, width, height);
        });
    return out;
  }

  private static void drawn(BufferedImage image, Consumer<Graphics2D> draw) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    draw.accept(g);
    g.dispose();
  }
}
