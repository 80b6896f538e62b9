// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import java.io.IOException;

/** A way to find the references most alike to a probe, filled with the references of a data set. */
interface Engine extends AutoCloseable {
  String name();

  /** What its median is called in the figures for scripts. */
  String figure();

  /** What it holds of a reference and how it looks for it. */
  String kind();

  /** Searches on one thread for the {@link DataSet#BEST} most alike to a probe of the data set. */
  Answer search(int probe) throws IOException;

  @Override
  void close() throws IOException;
}
