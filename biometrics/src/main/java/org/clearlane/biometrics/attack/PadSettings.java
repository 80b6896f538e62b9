// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

import java.time.Duration;
import java.util.List;
import org.clearlane.biometrics.PadPolicy;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** Settings of presentation attack detection. */
public final class PadSettings implements SettingsCatalogue {
  /** Advisory, because the votes are weak: see docs/presentation-attacks.md. */
  static final Setting<PadPolicy> POLICY =
      Setting.choice(
          "clearlane.biometrics.pad.policy",
          PadPolicy.ADVISORY,
          "What follows when a capture looks like a presentation attack: advisory records and shows"
              + " it, refer sends the traveller to an officer, refuse asks for another capture and"
              + " refers after some.");

  static final Setting<Double> LIVENESS =
      Setting.decimal(
          "clearlane.biometrics.pad.liveness.least",
          "0.05",
          0,
          1,
          "Mean single-image liveness of a capture's frames under which it is suspicious; 0 turns"
              + " this vote off.");

  static final Setting<Double> PARALLAX =
      Setting.decimal(
          "clearlane.biometrics.pad.parallax.least",
          "0.06",
          0,
          1,
          "Share of the face's motion that no flat sheet can do, under which a capture is"
              + " suspicious; 0 turns this vote off.");

  static final Setting<Duration> MEMORY =
      Setting.duration(
          "clearlane.biometrics.pad.replay.memory",
          "PT30M",
          Duration.ofSeconds(1),
          Duration.ofDays(1),
          "How long a frame is remembered, as a keyed hash in memory, to be known when it comes"
              + " again.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(POLICY, LIVENESS, PARALLAX, MEMORY);
  }
}
