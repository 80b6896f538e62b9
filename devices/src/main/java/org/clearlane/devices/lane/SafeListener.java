// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.lane;

import static java.lang.System.Logger.Level.ERROR;

import org.clearlane.devices.DeviceStatus;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.ScannedCode;
import org.clearlane.devices.ScannedDocument;

/** Keeps a listener's failures from the device threads, and calls it no more once it is muted. */
final class SafeListener implements LaneListener {
  private static final System.Logger LOG = System.getLogger(SafeListener.class.getName());

  private final String lane;
  private final LaneListener listener;
  private volatile boolean muted;

  SafeListener(String lane, LaneListener listener) {
    this.lane = lane;
    this.listener = listener;
  }

  void mute() {
    muted = true;
  }

  @Override
  public void codeRead(ScannedCode code) {
    call(() -> listener.codeRead(code));
  }

  @Override
  public void gateChanged(GateEvent event) {
    call(() -> listener.gateChanged(event));
  }

  @Override
  public void gateStands(GateEvent event) {
    call(() -> listener.gateStands(event));
  }

  @Override
  public void documentRead(ScannedDocument document) {
    call(() -> listener.documentRead(document));
  }

  @Override
  public void deviceChanged(DeviceStatus status) {
    call(() -> listener.deviceChanged(status));
  }

  private void call(Runnable notice) {
    if (muted) {
      return;
    }
    try {
      notice.run();
    } catch (RuntimeException e) {
      // The class only: a message may quote what was read from a traveller.
      LOG.log(ERROR, "the listener of lane {0} failed: {1}", lane, e.getClass().getName());
    }
  }
}
