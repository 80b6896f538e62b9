// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.clearlane.emulator.DocumentLane;
import org.clearlane.emulator.DrawnFinger;

/** Somebody with a document at an e-Channel. */
final class DocumentWalker extends Walker {
  private static final Duration STEP_IN = Duration.ofSeconds(5);

  private final DocumentLane lane;
  private final List<Holder> holders;
  private final double impostors;
  private int next;
  private int touches = 10;
  private DrawnFinger finger;

  /**
   * @param impostors share of attempts with somebody else's document, 0 to 1
   */
  DocumentWalker(
      DocumentLane lane,
      Api controller,
      Scene scene,
      List<Holder> holders,
      double impostors,
      Random random) {
    super(lane, controller, scene, random);
    this.lane = lane;
    this.holders = holders;
    this.impostors = impostors;
    this.finger = holders.getFirst().finger();
  }

  @Override
  String invitation() {
    return "READY_FOR_DOCUMENT";
  }

  @Override
  void attempt() throws InterruptedException {
    Holder holder = holders.get(next++ % holders.size());
    boolean genuine = random().nextDouble() >= impostors;
    finger = genuine ? holder.finger() : holders.get(next % holders.size()).finger();
    lane.reader().lay(holder.zone());
    Optional<JsonObject> taken = awaitPassage();
    lane.reader().takeAway();
    if (taken.isPresent()) {
      pass(genuine, taken.get());
      lane.sensor().lift();
    }
  }

  @Override
  void leave(Api officer) throws InterruptedException {
    while (lane.gate().status().present() && !stopping()) {
      human(2);
      JsonObject nothing = JsonValue.EMPTY_JSON_OBJECT;
      if (officer.post("/lanes/" + lane() + "/entry-door", nothing).status() == 204
          && lane.gate().awaitEntry(STEP_IN)) {
        lane.gate().stepOut();
      }
    }
  }

  @Override
  void obey(String passage, JsonObject directive) throws InterruptedException {
    switch (directive.getString("step", "")) {
      case "STEP_IN" -> {
        if (lane.gate().awaitEntry(STEP_IN)) {
          human(0.8);
          lane.gate().stepIn();
        }
      }
      case "FINGER", "FINGER_AGAIN" -> {
        lane.sensor().lift();
        human(0.8);
        lane.sensor().lay(finger.impression(touches++));
      }
      case "LIFT_FINGER" -> {
        human(0.3);
        lane.sensor().lift();
      }
      default -> {}
    }
  }
}
