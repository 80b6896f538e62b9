// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadCoilsRequest;
import com.ghgande.j2mod.modbus.msg.ReadCoilsResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersResponse;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clearlane.devices.GateProfile;
import org.clearlane.devices.ModbusPoint;
import org.clearlane.devices.ModbusPoint.Table;

/** What the inputs of a controller said when they were last read. */
final class Snapshot {
  /**
   * Consecutive bits or registers that are read by one request, and so at one moment.
   *
   * @param count how many
   */
  record Block(Table table, int first, int count) {
    ModbusRequest request() {
      return switch (table) {
        case COIL -> new ReadCoilsRequest(first, count);
        case DISCRETE -> new ReadInputDiscretesRequest(first, count);
        case INPUT -> new ReadInputRegistersRequest(first, count);
        case HOLDING -> new ReadMultipleRegistersRequest(first, count);
      };
    }

    /** What of a response is at an address of this block. */
    int value(ModbusResponse response, int address) {
      int index = address - first;
      return switch (response) {
        case ReadCoilsResponse bits -> bits.getCoilStatus(index) ? 1 : 0;
        case ReadInputDiscretesResponse bits -> bits.getDiscreteStatus(index) ? 1 : 0;
        case ReadInputRegistersResponse words -> words.getRegisterValue(index);
        case ReadMultipleRegistersResponse words -> words.getRegisterValue(index);
        default -> throw new IllegalStateException("a reply to another function");
      };
    }
  }

  private final Map<Table, Block> blocks = new EnumMap<>(Table.class);
  private final Map<Table, ModbusResponse> responses = new EnumMap<>(Table.class);

  Snapshot(GateProfile profile) {
    for (Table table : Table.values()) {
      int[] addresses =
          Stream.concat(profile.contacts().values().stream(), profile.counters().values().stream())
              .filter(point -> point.table() == table)
              .mapToInt(ModbusPoint::address)
              .sorted()
              .toArray();
      if (addresses.length > 0) {
        int span = addresses[addresses.length - 1] - addresses[0] + 1;
        blocks.put(table, new Block(table, addresses[0], span));
      }
    }
  }

  /** What has to be read. */
  List<Block> blocks() {
    return List.copyOf(blocks.values());
  }

  /** The block in which a point stands. */
  Block blockOf(ModbusPoint point) {
    Block block = blocks.get(point.table());
    if (block == null) {
      throw new IllegalStateException("a point of another profile");
    }
    return block;
  }

  void put(Block block, ModbusResponse response) {
    responses.put(block.table(), response);
  }

  /** Whether a contact was on. */
  boolean on(ModbusPoint point) {
    int value = number(point);
    boolean set = point.bit() == ModbusPoint.WHOLE ? value != 0 : (value >> point.bit() & 1) != 0;
    return set != point.inverted();
  }

  /** What a register held. */
  int number(ModbusPoint point) {
    ModbusResponse response = responses.get(point.table());
    if (response == null) {
      throw new IllegalStateException("nothing was read yet");
    }
    return blockOf(point).value(response, point.address());
  }
}
