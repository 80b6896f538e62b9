// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong between a scanner and its server, as often as asked for. Thread-safe. */
public final class ScannerFaults {
  private final AtomicInteger lostBytes = new AtomicInteger();
  private final AtomicInteger damaged = new AtomicInteger();
  private final AtomicInteger lostAcknowledgements = new AtomicInteger();
  private volatile boolean noise;
  private volatile boolean slow;
  private volatile boolean mute;

  /** Of the next codes or packets the last byte does not arrive. */
  public void loseBytes(int count) {
    lostBytes.set(count);
  }

  /** A byte of the next packets is changed on the line, so that the checksum is wrong. */
  public void damage(int count) {
    damaged.set(count);
  }

  /** The next acknowledgements do not arrive at the scanner. */
  public void loseAcknowledgements(int count) {
    lostAcknowledgements.set(count);
  }

  /** Junk precedes every code. */
  public void noise(boolean on) {
    noise = on;
  }

  /** Bytes come one by one, with a pause of a few milliseconds. */
  public void slow(boolean on) {
    slow = on;
  }

  /** Commands are neither obeyed nor answered. */
  public void mute(boolean on) {
    mute = on;
  }

  boolean losesByte() {
    return take(lostBytes);
  }

  boolean damages() {
    return take(damaged);
  }

  boolean losesAcknowledgement() {
    return take(lostAcknowledgements);
  }

  boolean noise() {
    return noise;
  }

  boolean slow() {
    return slow;
  }

  boolean mute() {
    return mute;
  }

  private static boolean take(AtomicInteger left) {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }
}
