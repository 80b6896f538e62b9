// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import java.util.Locale;

/**
 * What is presented: species of presentation attack instruments as ISO/IEC 30107-1 calls them, and
 * attacks that bring frames into the line behind the camera.
 */
enum Species {
  PRINT("a photograph on paper, held in a hand"),
  SCREEN("a photograph on a tablet's screen"),
  MOIRE("the same, with the grids of screen and sensor interfering"),
  PHONE_VIDEO("a video of the person on a phone, held in a hand"),
  MOUNTED_PRINT("a photograph on paper that nothing moves"),
  REPLAYED("the frames of an earlier capture, byte by byte"),
  RE_ENCODED("the frames of an earlier capture, compressed anew"),
  INJECTED_STILL("one frame again and again, with fresh noise each time"),
  SWAPPED("the frames of one person, then those of another");

  private final String meaning;

  Species(String meaning) {
    this.meaning = meaning;
  }

  String meaning() {
    return meaning;
  }

  /** As in tables and JSON. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
