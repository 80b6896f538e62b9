// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks;

import java.io.PrintStream;

/**
 * Where a section's results go.
 *
 * @param quick whether half a minute is worth more than steady figures
 */
public record Report(PrintStream out, boolean quick) {

  public void table(String title, Table table) {
    out.println();
    out.println(title);
    out.println();
    out.println(table);
  }

  /** Tells on standard error why something was not measured, or how far it can be trusted. */
  public void remark(String text) {
    System.err.println("note: " + text);
  }
}
