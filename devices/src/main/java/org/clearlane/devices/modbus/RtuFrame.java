// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import com.ghgande.j2mod.modbus.io.BytesInputStream;
import com.ghgande.j2mod.modbus.msg.ExceptionResponse;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.util.ModbusUtil;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a frame (Modbus over Serial Line V1.02, clause 2.5.1): unit, function, data, check
 * sum with the low byte first; and what a reply to it looks like.
 */
final class RtuFrame {
  private static final int CHECK = 2;
  private static final int EXCEPTION = 0x80;
  private static final int EXCEPTION_LENGTH = 3 + CHECK;
  private static final int ECHO_LENGTH = 6 + CHECK;

  private static final Map<Integer, String> NAMES =
      Map.of(
          1, "read coils",
          2, "read discrete inputs",
          3, "read holding registers",
          4, "read input registers",
          5, "write coil",
          6, "write register",
          16, "write registers");

  private final byte[] bytes;
  private final int function;
  private final int replyLength;

  private RtuFrame(byte[] bytes, int replyLength) {
    this.bytes = bytes;
    this.function = bytes[1] & 0xFF;
    this.replyLength = replyLength;
  }

  /** The frame of a request to a unit. */
  static RtuFrame of(int unit, ModbusRequest request) {
    request.setUnitID(unit);
    request.setHeadless();
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    try {
      request.writeTo(new DataOutputStream(message));
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    byte[] body = message.toByteArray();
    return new RtuFrame(sealed(body), replyLength(body));
  }

  private static byte[] sealed(byte[] body) {
    byte[] frame = Arrays.copyOf(body, body.length + CHECK);
    int[] check = ModbusUtil.calculateCRC(body, 0, body.length);
    frame[body.length] = (byte) check[0];
    frame[body.length + 1] = (byte) check[1];
    return frame;
  }

  private static int replyLength(byte[] request) {
    int count = (request[4] & 0xFF) << 8 | (request[5] & 0xFF);
    return switch (request[1]) {
      case 1, 2 -> 3 + (count + 7) / 8 + CHECK;
      case 3, 4 -> 3 + 2 * count + CHECK;
      default -> ECHO_LENGTH;
    };
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** Whether it only asks. */
  boolean reads() {
    return function <= 4;
  }

  /** The request in a technician's words, without what it writes. */
  @Override
  public String toString() {
    int address = (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
    return NAMES.getOrDefault(function, "function " + function) + " " + address;
  }

  /** A reply to it in a technician's words. */
  String toString(ModbusResponse response) {
    if (response instanceof ExceptionResponse refusal) {
      return "exception " + refusal.getExceptionCode();
    }
    return reads() ? HexFormat.of().formatHex(response.getMessage()) : "done";
  }

  /** How long the reply is if nothing is refused. */
  int replyLength() {
    return replyLength;
  }

  /**
   * The reply among received bytes, with anything before and after it. There is nothing in a reply
   * that names its request, so all that can agree must: unit, function, length, the echoed address
   * and value.
   */
  Optional<ModbusResponse> replyIn(byte[] received, int count) {
    for (int start = 0; start + EXCEPTION_LENGTH <= count; start++) {
      int length = lengthAt(received, start);
      if (length > 0 && start + length <= count && intact(received, start, length)) {
        return Optional.of(parsed(Arrays.copyOfRange(received, start, start + length - CHECK)));
      }
    }
    return Optional.empty();
  }

  /** How long a reply that begins here would be; 0 if none does. */
  private int lengthAt(byte[] received, int start) {
    if (received[start] != bytes[0]) {
      return 0;
    }
    int code = received[start + 1] & 0xFF;
    if (code == (function | EXCEPTION)) {
      return EXCEPTION_LENGTH;
    }
    boolean agrees = function > 4 || (received[start + 2] & 0xFF) == replyLength - EXCEPTION_LENGTH;
    return code == function && agrees ? replyLength : 0;
  }

  private boolean intact(byte[] received, int start, int length) {
    byte[] body = Arrays.copyOfRange(received, start, start + length - CHECK);
    boolean sound = Arrays.mismatch(sealed(body), 0, length, received, start, start + length) < 0;
    boolean refused = (body[1] & EXCEPTION) != 0;
    return sound && (refused || function <= 4 || Arrays.mismatch(body, 2, 6, bytes, 2, 6) < 0);
  }

  private static ModbusResponse parsed(byte[] body) {
    int code = body[1] & 0xFF;
    ModbusResponse response =
        (code & EXCEPTION) != 0
            ? new ExceptionResponse(code & ~EXCEPTION)
            : ModbusResponse.createModbusResponse(code);
    response.setHeadless();
    try {
      response.readFrom(new BytesInputStream(body));
    } catch (IOException e) {
      throw new UncheckedIOException("a reply of the right length", e);
    }
    return response;
  }
}
