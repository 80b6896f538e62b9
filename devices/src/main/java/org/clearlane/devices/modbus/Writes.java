// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.WriteCoilRequest;
import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.WriteSingleRegisterRequest;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.clearlane.devices.GateProfile;
import org.clearlane.devices.GateProfile.Display;
import org.clearlane.devices.GateProfile.Lamp;
import org.clearlane.devices.GateProfile.Timer;
import org.clearlane.devices.LaneSignal;
import org.clearlane.devices.ModbusPoint;

/** The requests that write to a gate controller. */
final class Writes {
  /** The tone that calls for an officer, as long as over OSDP. */
  private static final Duration TONE = Duration.ofMillis(200);

  private final GateProfile profile;

  Writes(GateProfile profile) {
    this.profile = profile;
  }

  static ModbusRequest register(ModbusPoint at, int value) {
    return new WriteSingleRegisterRequest(at.address(), new SimpleRegister(value));
  }

  static ModbusRequest registers(ModbusPoint first, int... values) {
    Register[] registers = new Register[values.length];
    for (int i = 0; i < values.length; i++) {
      registers[i] = new SimpleRegister(values[i]);
    }
    return new WriteMultipleRegistersRequest(first.address(), registers);
  }

  /** Writes one to a coil or register. */
  static ModbusRequest one(ModbusPoint at) {
    return at.table().bits() ? new WriteCoilRequest(at.address(), true) : register(at, 1);
  }

  /** The lamps of a signal: those that go out first, so that two never shine. */
  List<ModbusRequest> lamps(LaneSignal signal) {
    Lamp lit =
        switch (signal) {
          case READY -> Lamp.BLUE;
          case WAIT -> Lamp.AMBER;
          case PROCEED -> Lamp.GREEN;
          case REFER, STOP -> Lamp.RED;
        };
    List<ModbusRequest> requests = new ArrayList<>();
    profile
        .lamps()
        .forEach(
            (lamp, coil) -> {
              boolean on = lamp == lit;
              requests.add(on ? requests.size() : 0, new WriteCoilRequest(coil.address(), on));
            });
    return requests;
  }

  /** The tone of a signal, if it has one and there is a buzzer. */
  List<ModbusRequest> tone(LaneSignal signal) {
    return signal == LaneSignal.REFER
        ? profile.buzzer().map(Writes::tone).stream().toList()
        : List.of();
  }

  private static ModbusRequest tone(Timer buzzer) {
    return register(buzzer.register(), buzzer.steps(TONE));
  }

  /** A text on the display, if there is one. */
  List<ModbusRequest> text(String text) {
    return profile.display().map(display -> text(display, text)).stream().toList();
  }

  private static ModbusRequest text(Display display, String text) {
    int[] values = new int[display.length() / 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = character(text, 2 * i) << 8 | character(text, 2 * i + 1);
    }
    return registers(display.first(), values);
  }

  private static int character(String text, int index) {
    return index < text.length() ? text.charAt(index) : ' ';
  }
}
