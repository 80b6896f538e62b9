// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong on a line, as often as asked for. Thread-safe. */
public final class LineFaults {
  private final AtomicInteger lostCommands = new AtomicInteger();
  private final AtomicInteger lostReplies = new AtomicInteger();
  private final AtomicInteger corrupted = new AtomicInteger();
  private final AtomicInteger cut = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean noise;
  private volatile boolean split;
  private volatile boolean refuseOutputs;

  /** The next commands do not arrive. */
  public void loseCommands(int count) {
    lostCommands.set(count);
  }

  /** The next commands are executed, but the replies do not arrive. */
  public int repliesToLose() {
    return lostReplies.get();
  }

  public void loseReplies(int count) {
    lostReplies.set(count);
  }

  /** A bit of each of the next replies flips, so that its check is wrong. */
  public void corruptReplies(int count) {
    corrupted.set(count);
  }

  /** The last byte of each of the next replies is lost. */
  public void cutReplies(int count) {
    cut.set(count);
  }

  /** The next commands are answered with BUSY and not executed. */
  public void busy(int count) {
    busy.set(count);
  }

  /** Every reply comes so much later. */
  public void delayReplies(Duration time) {
    delay = time;
  }

  /** Junk precedes every reply. */
  public void noise(boolean on) {
    noise = on;
  }

  /** Replies come byte by byte. */
  public void split(boolean on) {
    split = on;
  }

  /** Output commands are refused with NAK. */
  public void refuseOutputs(boolean on) {
    refuseOutputs = on;
  }

  boolean losesCommand() {
    return take(lostCommands);
  }

  boolean losesReply() {
    return take(lostReplies);
  }

  /** A reply as it arrives. */
  byte[] spoil(byte[] reply) {
    byte[] arriving = Arrays.copyOf(reply, take(cut) ? reply.length - 1 : reply.length);
    if (take(corrupted)) {
      arriving[arriving.length / 2] ^= 0x10;
    }
    return arriving;
  }

  boolean isBusy() {
    return take(busy);
  }

  Duration delay() {
    return delay;
  }

  boolean noise() {
    return noise;
  }

  boolean split() {
    return split;
  }

  boolean refusesOutputs() {
    return refuseOutputs;
  }

  private static boolean take(AtomicInteger left) {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }
}
