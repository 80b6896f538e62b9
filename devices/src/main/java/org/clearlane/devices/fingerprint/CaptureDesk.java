// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

import java.util.Optional;
import org.clearlane.devices.CaptureFailure;
import org.jspecify.annotations.Nullable;

/** Hands captures from callers to the device thread, one at a time. Thread-safe. */
final class CaptureDesk {
  private boolean accepting;
  private @Nullable Capture current;

  /** Takes a capture, or fails it at once. */
  void submit(Capture capture) {
    admit(capture).ifPresent(capture::fail);
  }

  private synchronized Optional<CaptureFailure> admit(Capture capture) {
    if (!accepting) {
      return Optional.of(CaptureFailure.OFFLINE);
    }
    if (current != null && !current.ended()) {
      return Optional.of(CaptureFailure.BUSY);
    }
    current = capture;
    return Optional.empty();
  }

  /** The sensor can be reached. */
  synchronized void open() {
    accepting = true;
  }

  /** The sensor cannot be reached: fails the capture that waits or runs. */
  void suspend() {
    withdraw().ifPresent(capture -> capture.fail(CaptureFailure.OFFLINE));
  }

  private synchronized Optional<Capture> withdraw() {
    accepting = false;
    Optional<Capture> withdrawn = Optional.ofNullable(current);
    current = null;
    return withdrawn;
  }

  /** The capture to be made now. */
  synchronized Optional<Capture> next() {
    return Optional.ofNullable(current).filter(capture -> !capture.ended());
  }
}
