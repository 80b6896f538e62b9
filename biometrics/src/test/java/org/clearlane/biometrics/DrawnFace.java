// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** A face drawn with shapes that the detector takes for one: no picture of a person is needed. */
public final class DrawnFace {
  private DrawnFace() {}

  /** A grey wall with one drawn face of the given width in the middle. */
  public static BufferedImage portrait(int width, int height, double faceWidth) {
    BufferedImage image = wall(width, height);
    draw(image, width / 2.0, height / 2.0, faceWidth);
    return image;
  }

  /** A grey wall and nothing else. */
  public static BufferedImage wall(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setPaint(
        new GradientPaint(0, 0, new Color(170, 175, 180), 0, height, new Color(140, 145, 150)));
    g.fillRect(0, 0, width, height);
    g.dispose();
    return image;
  }

  /** Draws a face of the given width around a point. */
  public static void draw(BufferedImage image, double x, double y, double width) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.translate(x, y);
    g.scale(width / 100, width / 100);
    g.setColor(new Color(60, 70, 110)); // shoulders
    g.fill(new Ellipse2D.Double(-110, 85, 220, 160));
    g.setColor(new Color(200, 150, 125)); // neck
    g.fill(new Ellipse2D.Double(-25, 40, 50, 70));
    g.setColor(new Color(45, 32, 25)); // hair
    g.fill(new Ellipse2D.Double(-56, -84, 112, 120));
    g.setPaint(
        new GradientPaint(-50, 0, new Color(226, 178, 150), 50, 0, new Color(205, 155, 128)));
    g.fill(new Ellipse2D.Double(-50, -66, 100, 138));
    for (int side : new int[] {-1, 1}) {
      g.setColor(new Color(60, 42, 32)); // brow
      g.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.draw(new Arc2D.Double(side * 22 - 14, -24, 28, 16, 35, 110, Arc2D.OPEN));
      g.setColor(new Color(180, 130, 108)); // socket
      g.fill(new Ellipse2D.Double(side * 22 - 14, -14, 28, 16));
      g.setColor(Color.WHITE);
      g.fill(new Ellipse2D.Double(side * 22 - 10, -11, 20, 10));
      g.setColor(new Color(55, 38, 28));
      g.fill(new Ellipse2D.Double(side * 22 - 5, -11, 10, 10));
      g.setColor(new Color(190, 138, 115)); // shade beside the nose
      g.fill(new Ellipse2D.Double(side * 7 - 4, 16, 8, 6));
    }
    g.setColor(new Color(185, 135, 110)); // nose
    Path2D nose = new Path2D.Double();
    nose.moveTo(-4, -6);
    nose.lineTo(-10, 20);
    nose.quadTo(0, 28, 10, 20);
    g.setStroke(new BasicStroke(2.5f));
    g.draw(nose);
    g.setColor(new Color(165, 80, 78)); // mouth
    g.fill(new Ellipse2D.Double(-19, 37, 38, 11));
    g.setColor(new Color(110, 45, 45));
    g.setStroke(new BasicStroke(2));
    g.draw(new Arc2D.Double(-18, 32, 36, 12, 200, 140, Arc2D.OPEN));
    g.dispose();
  }
}
