// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.report;

import java.nio.file.Path;
import java.util.Map;

/** Writes the report and what belongs to it. */
public final class ReportFiles {
  private ReportFiles() {}

  /**
   * Writes the page, each plot as a file, and the figures as JSON into a folder.
   *
   * @return the page
   */
  public static Path write(Path folder, Findings findings) {
    Map<String, String> plots = Plots.of(findings);
    plots.forEach((name, svg) -> AtomicFile.write(folder.resolve(name + ".svg"), svg));
    AtomicFile.write(folder.resolve("figures.json"), JsonLine.of(findings) + "\n");
    Path page = folder.resolve("report.html");
    AtomicFile.write(page, HtmlReport.of(findings, plots));
    return page;
  }
}
