// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.acquisition;

import org.clearlane.evaluation.dataset.Picture;

/** What became of one picture. */
public sealed interface Attempt<T> {
  /** There is a template. */
  record Success<T>(Sample<T> sample) implements Attempt<T> {}

  /**
   * A failure to acquire.
   *
   * @param reason in words for tables, such as {@code no face}
   */
  record Failure<T>(Picture picture, String reason) implements Attempt<T> {}
}
