// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import java.time.Duration;
import java.util.List;
import org.clearlane.biometrics.PresentationAttackDetector;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** Settings of lanes and passages. */
public final class ClearanceSettings implements SettingsCatalogue {
  static final Setting<Duration> CAPTURE_TIMEOUT =
      Setting.duration(
          "clearlane.lane.capture.timeout",
          "PT20S",
          Duration.ofMillis(500),
          Duration.ofMinutes(2),
          "How long a lane waits for a usable live face, or for a finger, after a genuine claim.");
  static final Setting<Integer> CAPTURE_ATTEMPTS =
      Setting.whole(
          "clearlane.lane.capture.attempts",
          15,
          1,
          200,
          "How many frames without a usable face lead to a referral.");
  static final Setting<Integer> CAPTURE_FRAMES =
      Setting.whole(
          "clearlane.lane.capture.frames",
          3,
          1,
          PresentationAttackDetector.MOST_FRAMES,
          "How many usable frames make a capture: the best is compared, and all are judged for"
              + " presentation attacks. With 1 there are no votes on motion, and every capture"
              + " is suspicious unless clearlane.biometrics.pad.policy is advisory.");

  /** Three frames of a slow camera and line; somebody who sends one frame only waits so long. */
  static final Setting<Duration> CAPTURE_BURST =
      Setting.duration(
          "clearlane.lane.capture.burst",
          "PT1.5S",
          Duration.ofMillis(50),
          Duration.ofSeconds(10),
          "How long after the first usable frame a lane waits for the others before it decides with"
              + " those it has.");

  static final Setting<Integer> CAPTURE_REFUSALS =
      Setting.whole(
          "clearlane.lane.capture.refusals",
          2,
          0,
          10,
          "How often a capture that looks like a presentation attack is asked for again before the"
              + " traveller is referred; counts where clearlane.biometrics.pad.policy is refuse.");
  static final Setting<Integer> FINGER_ATTEMPTS =
      Setting.whole(
          "clearlane.lane.finger.attempts",
          3,
          1,
          10,
          "How often a traveller may lay a finger on the sensor before a referral.");
  static final Setting<Duration> REFERRAL_DISPLAY =
      Setting.duration(
          "clearlane.lane.referral.display",
          "PT5S",
          Duration.ofMillis(50),
          Duration.ofMinutes(1),
          "How long a lane asks the traveller to see an officer before it serves the next one.");
  static final Setting<Duration> CROSSING_GRACE =
      Setting.duration(
          "clearlane.lane.crossing.grace",
          "PT2S",
          Duration.ofMillis(100),
          Duration.ofMinutes(1),
          "How long after the gate's own timer a crossing still counts before the passage is"
              + " abandoned.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        CAPTURE_TIMEOUT,
        CAPTURE_ATTEMPTS,
        CAPTURE_FRAMES,
        CAPTURE_BURST,
        CAPTURE_REFUSALS,
        FINGER_ATTEMPTS,
        REFERRAL_DISPLAY,
        CROSSING_GRACE);
  }
}
