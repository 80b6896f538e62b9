// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/**
 * Hears how far a capture is. Called on the device's own thread: it must hand over and return at
 * once. What it throws is logged by class and dropped.
 */
@FunctionalInterface
public interface CaptureListener {
  /** The capture has got so far. Not called any more once the capture has ended. */
  void progressed(CaptureProgress progress);
}
