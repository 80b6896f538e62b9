// SPDX-License-Identifier: Apache-2.0
package org.clearlane.collaborative.planted;

import org.clearlane.web.api.Problem;

/** Planted: no module may use the web. */
public final class UpwardArrow {
  static final Class<?> WEB = Problem.class;

  private UpwardArrow() {}
}
