// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Random;
import org.clearlane.demo.Crowd.Attempt;
import org.clearlane.emulator.SoftwareLane;
import org.jspecify.annotations.Nullable;

/** Somebody with a phone at a contactless lane, and its camera. */
final class CodeWalker extends Walker {
  /** As many as a lane asks for, and one more in case that one is not usable. */
  private static final int FRAMES = 4;

  private static final int MOST_BURSTS = 5;

  private final SoftwareLane lane;
  private @Nullable Attempt walking;
  private String lookedFor = "";

  CodeWalker(SoftwareLane lane, Api controller, Scene scene, Random random) {
    super(lane, controller, scene, random);
    this.lane = lane;
  }

  @Override
  String invitation() {
    return "READY";
  }

  @Override
  void attempt() throws InterruptedException {
    Optional<Attempt> next = crowd().next();
    if (next.isEmpty()) {
      human(0.2);
      return;
    }
    walking = next.get();
    Optional<JsonObject> taken =
        lane.scanner().present(next.get().code()) ? awaitPassage() : Optional.empty();
    if (taken.isEmpty()) {
      crowd().giveBack();
      return;
    }
    pass(next.get().genuine(), taken.get());
  }

  @Override
  void obey(String passage, JsonObject directive) throws InterruptedException {
    Attempt attempt = walking;
    if (attempt != null && directive.getString("step", "").equals("CAPTURE")) {
      look(attempt, passage, directive);
    }
  }

  /** Once for each capture: a directive may come again with the same nonce and another hint. */
  private void look(Attempt attempt, String passage, JsonObject directive)
      throws InterruptedException {
    String nonce = directive.getString("captureNonce", "");
    if (nonce.equals(lookedFor)) {
      return;
    }
    lookedFor = nonce;
    human(0.8);
    String path = "/lanes/" + lane() + "/passages/" + passage + "/frames";
    for (int burst = 0; burst < MOST_BURSTS && !stopping(); burst++) {
      for (byte[] frame : attempt.face().burst(FRAMES, random())) {
        Api.Answer answer = controller().frame(path, nonce, frame);
        if (answer.status() != 200 || answer.object().getInt("remaining", 1) == 0) {
          return;
        }
        human(0.15);
      }
    }
  }
}
