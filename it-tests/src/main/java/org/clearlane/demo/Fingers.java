// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Base64;
import org.clearlane.emulator.DrawnFinger;

/** Drawn fingers in the form in which the API enrols them. */
public final class Fingers {
  private static final int TOUCHES = 3;

  private Fingers() {}

  /** Both index fingers. */
  public static JsonObject both(DrawnFinger right, DrawnFinger left) {
    return Json.createObjectBuilder()
        .add(
            "fingers",
            Json.createArrayBuilder().add(one("RIGHT_INDEX", right)).add(one("LEFT_INDEX", left)))
        .build();
  }

  /** Three touches of one finger. */
  public static JsonObjectBuilder one(String position, DrawnFinger finger) {
    JsonArrayBuilder pictures = Json.createArrayBuilder();
    for (int touch = 1; touch <= TOUCHES; touch++) {
      pictures.add(Base64.getEncoder().encodeToString(finger.png(touch)));
    }
    return Json.createObjectBuilder().add("position", position).add("pictures", pictures);
  }
}
