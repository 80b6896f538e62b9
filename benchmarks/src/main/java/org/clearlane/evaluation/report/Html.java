// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.report;

import java.util.List;

/** Writes a page bit by bit. What comes from outside is escaped. */
final class Html {
  private final StringBuilder page = new StringBuilder();

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  Html section(String title) {
    page.append("<h2>").append(escape(title)).append("</h2>\n");
    return this;
  }

  Html heading(String title) {
    page.append("<h3>").append(escape(title)).append("</h3>\n");
    return this;
  }

  Html paragraph(String text) {
    page.append("<p>").append(escape(text)).append("</p>\n");
    return this;
  }

  /** What must not be overlooked. */
  Html note(String text) {
    page.append("<p class=\"note\">").append(escape(text)).append("</p>\n");
    return this;
  }

  /** Large figures side by side. */
  Html tiles(List<Tile> tiles) {
    page.append("<div class=\"tiles\">\n");
    for (Tile tile : tiles) {
      page.append("<div><b>")
          .append(escape(tile.figure()))
          .append("</b><span>")
          .append(escape(tile.name()))
          .append("</span><small>")
          .append(escape(tile.more()))
          .append("</small></div>\n");
    }
    page.append("</div>\n");
    return this;
  }

  /** One large figure. */
  record Tile(String figure, String name, String more) {}

  /** A table; the first column is its heading. */
  Html table(List<String> heads, List<List<String>> rows) {
    page.append("<div class=\"wide\"><table><thead><tr>");
    heads.forEach(head -> page.append("<th>").append(escape(head)).append("</th>"));
    page.append("</tr></thead><tbody>\n");
    for (List<String> row : rows) {
      page.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        String tag = i == 0 ? "th" : "td";
        page.append("<").append(tag).append(">").append(escape(row.get(i)));
        page.append("</").append(tag).append(">");
      }
      page.append("</tr>\n");
    }
    page.append("</tbody></table></div>\n");
    return this;
  }

  /**
   * A plot with what it says.
   *
   * @param svg markup of this program
   */
  record Figure(String svg, String caption) {}

  /** Plots side by side where there is room. */
  Html figures(Figure... figures) {
    page.append("<div class=\"plots\">\n");
    for (Figure figure : figures) {
      page.append("<figure>").append(figure.svg());
      page.append("<figcaption>")
          .append(escape(figure.caption()))
          .append("</figcaption></figure>\n");
    }
    page.append("</div>\n");
    return this;
  }

  /** Begins what a reader opens when wanted. */
  Html folded(String title, Html content) {
    page.append("<details><summary>").append(escape(title)).append("</summary>\n");
    page.append(content.page).append("</details>\n");
    return this;
  }

  String page(String title) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <title>%s</title>
    <style>
    :root{color-scheme:light dark;--ink:#1b1f24;--soft:#5a6572;--line:#dfe3e8;--paper:#fff;--tile:#f4f6f8;--note:#fff4e0}
    @media(prefers-color-scheme:dark){:root{--ink:#e8ebef;--soft:#a3adb9;--line:#343b44;--paper:#171b20;--tile:#20262d;--note:#3a2f1a}}
    body{max-width:76rem;margin:0 auto;padding:1.5rem;font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
    h1{font-size:1.6rem;margin:0} h2{font-size:1.25rem;margin:2.2rem 0 .5rem} h3{font-size:1rem;margin:1.4rem 0 .3rem}
    p{max-width:50rem} .note{background:var(--note);padding:.5rem .8rem;border-radius:.4rem}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.7rem;margin:1.2rem 0}
    .tiles div{background:var(--tile);border-radius:.5rem;padding:.7rem .9rem;display:flex;flex-direction:column}
    .tiles b{font-size:1.5rem;font-variant-numeric:tabular-nums} .tiles small,figcaption{color:var(--soft)}
    .wide{overflow-x:auto} table{border-collapse:collapse;font-variant-numeric:tabular-nums;margin:.4rem 0}
    th,td{text-align:right;padding:.25rem .8rem;border-bottom:1px solid var(--line);white-space:nowrap}
    th:first-child{text-align:left} thead th{color:var(--soft);font-weight:500} tbody th{font-weight:500}
    .plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(30rem,100%%),1fr));gap:1rem}
    figure{margin:.6rem 0} svg{width:100%%;max-width:44rem;height:auto;border:1px solid var(--line);border-radius:.4rem}
    summary{cursor:pointer;font-weight:600;margin:.8rem 0}
    </style></head><body>
    <h1>%s</h1>
    %s</body></html>
    """
        .formatted(escape(title), escape(title), page);
  }
}
