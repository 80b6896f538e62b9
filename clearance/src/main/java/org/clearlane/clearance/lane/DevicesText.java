// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.clearlane.devices.ChannelSecurity;
import org.clearlane.devices.DeviceDriver;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceSetUp;

/** A lane's devices as the database keeps them: JSON by role. */
final class DevicesText {
  private DevicesText() {}

  static String of(Map<DeviceRole, DeviceSetUp> devices) {
    JsonObjectBuilder text = Json.createObjectBuilder();
    new EnumMap<>(devices).forEach((role, device) -> text.add(role.name(), json(device)));
    return text.build().toString();
  }

  private static JsonObjectBuilder json(DeviceSetUp device) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("driver", device.driver().name());
    device
        .port()
        .ifPresent(
            port ->
                json.add("port", port)
                    .add("baudRate", device.baudRate())
                    .add("address", device.address())
                    .add("security", device.security().name()));
    if (!device.options().isEmpty()) {
      JsonObjectBuilder options = Json.createObjectBuilder();
      device.options().forEach(options::add);
      json.add("options", options);
    }
    return json;
  }

  static Map<DeviceRole, DeviceSetUp> parse(String text) {
    Map<DeviceRole, DeviceSetUp> devices = new EnumMap<>(DeviceRole.class);
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject object = reader.readObject();
      object
          .keySet()
          .forEach(
              role -> devices.put(DeviceRole.valueOf(role), device(object.getJsonObject(role))));
    }
    return devices;
  }

  private static Map<String, String> options(JsonObject json) {
    Map<String, String> options = new HashMap<>();
    json.keySet().forEach(name -> options.put(name, json.getString(name)));
    return options;
  }

  private static DeviceSetUp device(JsonObject json) {
    return new DeviceSetUp(
        DeviceDriver.valueOf(json.getString("driver")),
        Optional.ofNullable(json.getString("port", null)),
        json.getInt("baudRate", 0),
        json.getInt("address", 0),
        ChannelSecurity.valueOf(json.getString("security", "NONE")),
        options(json.getOrDefault("options", JsonValue.EMPTY_JSON_OBJECT).asJsonObject()));
  }
}
