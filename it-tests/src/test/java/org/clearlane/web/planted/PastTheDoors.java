// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.planted;

import java.util.List;

/** Planted: reaches past every module's door. */
final class PastTheDoors {
  static final List<Class<?>> INTERNALS =
      List.of(
          org.clearlane.kernel.planted.UpwardArrow.class,
          org.clearlane.biometrics.planted.UpwardArrow.class,
          org.clearlane.devices.planted.UpwardArrow.class,
          org.clearlane.watchlist.planted.UpwardArrow.class,
          org.clearlane.enrollment.planted.UpwardArrow.class,
          org.clearlane.clearance.planted.UpwardArrow.class,
          org.clearlane.collaborative.planted.UpwardArrow.class);

  private PastTheDoors() {}
}
