// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.concurrent.CompletableFuture;

/** A capture that was asked for. Thread-safe. */
public interface CaptureHandle {
  /**
   * What comes of it. Never completes exceptionally. A copy: completing or cancelling it changes
   * nothing. What depends on it runs on the device's own thread unless it names an executor, and
   * must then hand over and return at once.
   */
  CompletableFuture<CaptureResult> result();

  /**
   * Ends it with {@link CaptureResult.Cancelled} at once, whatever it is doing; nothing happens if
   * it has ended. A picture that is on its way is thrown away.
   */
  void cancel();
}
