// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.image;

/**
 * What a file says of its picture before any pixel is decoded.
 *
 * @param width stored columns, before the orientation is applied; as large as the file claims
 * @param height stored rows
 * @param progressiveScans for a progressive JPEG the number of its scans, else 0
 */
record ImageHeader(int width, int height, Orientation orientation, int progressiveScans) {

  /** How many pixels the decoder would have to produce. */
  long pixels() {
    return (long) width * height;
  }
}
