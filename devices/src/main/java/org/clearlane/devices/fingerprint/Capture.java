// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

import static java.lang.System.Logger.Level.ERROR;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.clearlane.devices.CaptureFailure;
import org.clearlane.devices.CaptureHandle;
import org.clearlane.devices.CaptureListener;
import org.clearlane.devices.CaptureProgress;
import org.clearlane.devices.CaptureResult;

/** A capture on its way from the caller to the device thread and back. */
final class Capture implements CaptureHandle {
  private static final System.Logger LOG = System.getLogger(Capture.class.getName());

  private final CaptureListener listener;
  private final long deadline;
  private final CompletableFuture<CaptureResult> result = new CompletableFuture<>();

  Capture(Duration within, CaptureListener listener) {
    this.deadline = System.nanoTime() + within.toNanos();
    this.listener = listener;
  }

  @Override
  public CompletableFuture<CaptureResult> result() {
    return result.copy();
  }

  @Override
  public void cancel() {
    result.complete(new CaptureResult.Cancelled());
  }

  boolean ended() {
    return result.isDone();
  }

  /** Whether the time for the finger has passed. */
  boolean late() {
    return System.nanoTime() - deadline >= 0;
  }

  void tell(CaptureProgress progress) {
    if (ended()) {
      return;
    }
    try {
      listener.progressed(progress);
    } catch (RuntimeException e) {
      LOG.log(ERROR, "the listener of a capture failed: {0}", e.getClass().getName());
    }
  }

  /** Ends it, unless it has ended; a picture that nobody gets is wiped. */
  void end(CaptureResult outcome) {
    if (!result.complete(outcome) && outcome instanceof CaptureResult.Captured captured) {
      captured.image().wipe();
    }
  }

  void fail(CaptureFailure reason) {
    end(new CaptureResult.Failed(reason));
  }
}
