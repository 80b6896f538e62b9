// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What goes wrong with a fingerprint sensor, as often as asked for. Thread-safe. */
public final class FingerprintFaults {
  /** A code that is answered instead of the right one, so many times. */
  private record Refusal(int code, int times) {
    static final Refusal NONE = new Refusal(0, 0);
  }

  /** What befalls one packet, counted from 0, of so many pictures. */
  private record BadPacket(int number, int pictures) {
    static final BadPacket NONE = new BadPacket(0, 0);
  }

  private final AtomicReference<Refusal> takeImage = new AtomicReference<>(Refusal.NONE);
  private final AtomicReference<Refusal> sendImage = new AtomicReference<>(Refusal.NONE);
  private final AtomicReference<BadPacket> lostByte = new AtomicReference<>(BadPacket.NONE);
  private final AtomicReference<BadPacket> wrongSum = new AtomicReference<>(BadPacket.NONE);
  private final AtomicInteger lostAnswers = new AtomicInteger();
  private final AtomicInteger unplugBefore = new AtomicInteger(-1);
  private final AtomicReference<Duration> delay = new AtomicReference<>(Duration.ZERO);
  private volatile Duration packetPause = Duration.ZERO;
  private volatile boolean noise;
  private volatile boolean split;

  /** The next commands to take a picture are answered by this code. */
  public void answerTakeImage(int code, int times) {
    takeImage.set(new Refusal(code, times));
  }

  /** The next commands to send the picture are answered by this code, and nothing follows. */
  public void answerSendImage(int code, int times) {
    sendImage.set(new Refusal(code, times));
  }

  /** A byte within this packet of the next pictures is lost. */
  public void loseByte(int packet, int pictures) {
    lostByte.set(new BadPacket(packet, pictures));
  }

  /** This packet of the next pictures has a wrong sum. */
  public void wrongSum(int packet, int pictures) {
    wrongSum.set(new BadPacket(packet, pictures));
  }

  /** The next answers are lost. */
  public void loseAnswers(int count) {
    lostAnswers.set(count);
  }

  /** The next answer comes later. */
  public void delayAnswer(Duration time) {
    delay.set(time);
  }

  /** Rests so long after each packet of a picture. */
  public void packetPause(Duration time) {
    packetPause = time;
  }

  /** Every answer has noise before it. */
  public void noise(boolean on) {
    noise = on;
  }

  /** Every byte is written by itself. */
  public void split(boolean on) {
    split = on;
  }

  /** The plug is pulled before this packet of the next picture. */
  public void unplugBefore(int packet) {
    unplugBefore.set(packet);
  }

  /** The code to be answered to the command to take a picture; 0 if the right one. */
  int takeImageCode() {
    return next(takeImage);
  }

  int sendImageCode() {
    return next(sendImage);
  }

  /** The packet of this picture that loses a byte; -1 if none does. */
  int lostByteIn() {
    return nextPacket(lostByte);
  }

  int wrongSumIn() {
    return nextPacket(wrongSum);
  }

  boolean losesAnswer() {
    return lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  Duration nextDelay() {
    return delay.getAndSet(Duration.ZERO);
  }

  Duration packetPause() {
    return packetPause;
  }

  boolean noise() {
    return noise;
  }

  boolean split() {
    return split;
  }

  /** Whether the plug is to be pulled now. */
  boolean unplugsBefore(int packet) {
    return unplugBefore.compareAndSet(packet, -1);
  }

  private static int next(AtomicReference<Refusal> refusals) {
    Refusal now =
        refusals.getAndUpdate(
            old -> old.times() > 0 ? new Refusal(old.code(), old.times() - 1) : Refusal.NONE);
    return now.times() > 0 ? now.code() : 0;
  }

  private static int nextPacket(AtomicReference<BadPacket> packets) {
    BadPacket now =
        packets.getAndUpdate(
            old ->
                old.pictures() > 0
                    ? new BadPacket(old.number(), old.pictures() - 1)
                    : BadPacket.NONE);
    return now.pictures() > 0 ? now.number() : -1;
  }
}
