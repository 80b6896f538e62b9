// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Duration;

/** A fingerprint sensor for tests, and what can go wrong with it. */
public interface SensorRig extends AutoCloseable {
  /** Attaches a lane with the sensor. */
  LaneEquipment attach(LaneListener listener);

  /**
   * Lays a finger on.
   *
   * @param pixels 256 x 288 grey values that are multiples of 17
   */
  void lay(byte[] pixels);

  void lift();

  /** The next answers to the command to take a picture carry this code. */
  void answerTakeImage(int code, int times);

  /** The next answers to the command to send the picture carry this code, and no picture. */
  void answerSendImage(int code, int times);

  /** The password that the sensor wants; the lane gives 0. */
  void password(int password);

  /** One byte in the middle of the n-th packet (from 0) of the next pictures is not sent. */
  void loseByte(int packet, int pictures);

  /** The n-th packet (from 0) of the next pictures has a wrong sum. */
  void damage(int packet, int pictures);

  /** The next answers do not arrive. */
  void loseAnswers(int count);

  /** The next answer comes so much later. */
  void delayAnswer(Duration time);

  /** Every answer has noise before it. */
  void noise(boolean on);

  /** Every byte comes by itself. */
  void split(boolean on);

  /** How long the sensor rests between two packets of a picture. */
  void packetPause(Duration time);

  /** Pulls the plug before the n-th packet (from 0) of the next picture. */
  void unplugBefore(int packet);

  void unplug();

  void plugIn();

  /** How often the sensor was asked to send a picture. */
  int picturesAsked();

  /** Bytes of a picture in one packet. */
  int packetSize();

  @Override
  void close();
}
