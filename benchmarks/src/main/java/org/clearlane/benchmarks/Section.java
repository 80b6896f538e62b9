// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks;

import jakarta.json.JsonObject;
import java.io.IOException;

/** A part of the benchmarks that can be run by itself. */
public interface Section {

  /**
   * Measures and prints tables.
   *
   * @return the figures that scripts read, by name; null where something could not be measured
   * @throws IOException if a file or another program that a measurement needs fails
   */
  JsonObject run(Report report) throws IOException, InterruptedException;
}
