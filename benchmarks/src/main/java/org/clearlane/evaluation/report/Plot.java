// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plot as SVG that stands alone or in a page, in the reader's light or dark colours. Lines are
 * told apart by colour and dashes, marks by form.
 */
final class Plot {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 420;
  private static final int LEFT = 64;
  private static final int RIGHT = 20;
  private static final int TOP = 44;
  private static final int BOTTOM = 52;

  private static final String STYLE =
      """
      <style>
      svg.plot{--ink:#1b1f24;--soft:#5a6572;--grid:#dfe3e8;--c0:#0b63ce;--c1:#c2410c;--c2:#0f7b4f;\
      --paper:#fff;font:12px system-ui,sans-serif;background:var(--paper)}
      @media(prefers-color-scheme:dark){svg.plot{--ink:#e8ebef;--soft:#a3adb9;--grid:#343b44;\
      --c0:#6cb0ff;--c1:#ff9c66;--c2:#5fd09a;--paper:#171b20}}
      .plot text{fill:var(--soft)} .plot .name{fill:var(--ink);font-weight:600}
      .plot .grid{stroke:var(--grid);stroke-width:1}
      .plot .line{fill:none;stroke-width:2;stroke-linejoin:round}
      .plot .c0{stroke:var(--c0);fill:var(--c0)} .plot .c1{stroke:var(--c1);fill:var(--c1)}
      .plot .c2{stroke:var(--c2);fill:var(--c2)} .plot .line,.plot .bar{fill:none}
      .plot .dashed{stroke-dasharray:6 4} .plot .hollow{fill:var(--paper)}
      .plot .area{fill-opacity:.25;stroke-width:1.5}
      </style>
      """;

  /** A value at both axes. */
  record Point(double x, double y) {}

  private final String title;
  private final Axis x;
  private final Axis y;
  private final StringBuilder shapes = new StringBuilder();
  private final List<String> legend = new ArrayList<>();

  Plot(String title, Axis x, Axis y) {
    this.title = title;
    this.x = x;
    this.y = y;
  }

  /** Adds a line through points. */
  Plot line(String name, int colour, boolean dashed, List<Point> points) {
    String classes = "line c" + colour + (dashed ? " dashed" : "");
    shapes.append(path(classes, points));
    legend.add(
        "<path class=\"%s\" d=\"M0 -4H22\"/><text x=\"28\">%s</text>"
            .formatted(classes, Html.escape(name)));
    return this;
  }

  /** Adds the area between a line and the horizontal axis. */
  Plot area(String name, int colour, List<Point> points) {
    List<Point> closed = new ArrayList<>(points);
    closed.addFirst(new Point(points.getFirst().x(), y.low()));
    closed.addLast(new Point(points.getLast().x(), y.low()));
    shapes.append(path("area c" + colour, closed));
    legend.add(
        "<path class=\"area c%d\" d=\"M0 0V-9H22V0Z\"/><text x=\"28\">%s</text>"
            .formatted(colour, Html.escape(name)));
    return this;
  }

  /** Names the marks of a colour. */
  Plot marks(String name, int colour) {
    legend.add(
        "<circle class=\"c%d\" cx=\"11\" cy=\"-4\" r=\"4\"/><text x=\"28\">%s</text>"
            .formatted(colour, Html.escape(name)));
    return this;
  }

  /**
   * Adds a mark with an interval.
   *
   * @param says what it shows when it is pointed at
   * @param hollow whether it stands for something uncertain
   */
  Plot mark(int colour, boolean hollow, Point at, double low, double high, String says) {
    shapes.append(
        String.format(
            Locale.ROOT,
            "<g><title>%s</title><path class=\"bar c%d\" d=\"M%.1f %.1fV%.1f\"/>"
                + "<circle class=\"c%d%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/></g>%n",
            Html.escape(says),
            colour,
            px(at.x()),
            py(low),
            py(high),
            colour,
            hollow ? " hollow" : "",
            px(at.x()),
            py(at.y())));
    return this;
  }

  private String path(String classes, List<Point> points) {
    StringBuilder d = new StringBuilder();
    for (Point point : points) {
      String command = d.isEmpty() ? "M" : "L";
      d.append(String.format(Locale.ROOT, "%s%.1f %.1f", command, px(point.x()), py(point.y())));
    }
    return "<path class=\"%s\" d=\"%s\"/>%n".formatted(classes, d);
  }

  private double px(double value) {
    return LEFT + x.position(value) * (WIDTH - LEFT - RIGHT);
  }

  private double py(double value) {
    return HEIGHT - BOTTOM - y.position(value) * (HEIGHT - TOP - BOTTOM);
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg class=\"plot\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n"
            .formatted(WIDTH, HEIGHT, Html.escape(title)));
    svg.append(STYLE);
    for (Axis.Tick tick : x.ticks()) {
      svg.append(
          grid(String.format(Locale.ROOT, "M%.1f %d V%d", px(tick.value()), TOP, HEIGHT - BOTTOM)));
      svg.append(text(px(tick.value()), HEIGHT - BOTTOM + 18, "middle", tick.text()));
    }
    for (Axis.Tick tick : y.ticks()) {
      svg.append(
          grid(String.format(Locale.ROOT, "M%d %.1f H%d", LEFT, py(tick.value()), WIDTH - RIGHT)));
      svg.append(text(LEFT - 8, py(tick.value()) + 4, "end", tick.text()));
    }
    svg.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", x.label()));
    svg.append(
        "<text transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>%n"
            .formatted((TOP + HEIGHT - BOTTOM) / 2, Html.escape(y.label())));
    svg.append(shapes);
    int at = LEFT;
    for (String entry : legend) {
      svg.append("<g transform=\"translate(%d 26)\">%s</g>%n".formatted(at, entry));
      // Letters of this font are about 6.4 wide.
      at += 46 + (int) (6.4 * entry.replaceAll("<[^>]*>", "").length());
    }
    return svg.append("</svg>\n").toString();
  }

  private static String grid(String d) {
    return "<path class=\"grid\" d=\"%s\"/>%n".formatted(d);
  }

  private static String text(double x, double y, String anchor, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
        x,
        y,
        anchor,
        Html.escape(text));
  }
}
