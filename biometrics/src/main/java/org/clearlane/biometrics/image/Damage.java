// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.image;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Notices that a JPEG ended early, which the decoder only warns of while it fills the rest with
 * grey. Its other warnings (stray bytes between segments) are harmless.
 */
final class Damage implements IIOReadWarningListener {
  private boolean found;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    // libjpeg: "Premature end of JPEG file", "Corrupt JPEG data: premature end of data segment"
    found |= warning.contains("remature end");
  }

  boolean isFound() {
    return found;
  }
}
