// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions of the C library that make a pseudo-terminal, on Linux x86-64 and aarch64 (whose
 * constants agree). A negative answer becomes an {@link EmulatorException} with the error number.
 */
final class LibC {
  /** Read and write, do not become the controlling terminal, do not block, close on exec. */
  private static final int MASTER_FLAGS = 0x2 | 0x100 | 0x800 | 0x80000;

  private static final int SLAVE_FLAGS = 0x2 | 0x100 | 0x80000;

  static final short POLL_IN = 1;
  static final short POLL_OUT = 4;

  private static final int EAGAIN = 11;
  private static final int EINTR = 4;
  private static final int NAME_SIZE = 128;

  /** Larger than struct termios of either machine (60 bytes). */
  private static final int TERMIOS_SIZE = 128;

  private static final StructLayout ERRNO = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO_VALUE =
      ERRNO.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle OPENPT = function("posix_openpt", JAVA_INT, JAVA_INT);
  private static final MethodHandle GRANTPT = function("grantpt", JAVA_INT, JAVA_INT);
  private static final MethodHandle UNLOCKPT = function("unlockpt", JAVA_INT, JAVA_INT);
  private static final MethodHandle PTSNAME =
      function("ptsname_r", JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle OPEN = function("open", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle CLOSE = function("close", JAVA_INT, JAVA_INT);
  private static final MethodHandle READ =
      function("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle WRITE =
      function("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle POLL = function("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  private static final MethodHandle GETATTR = function("tcgetattr", JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle SETATTR =
      function("tcsetattr", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);

  private static final MethodHandle MAKERAW =
      handle("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));

  private LibC() {}

  /** Makes a pseudo-terminal and answers its master. */
  static int openMaster() {
    int master = call(OPENPT, "posix_openpt", MASTER_FLAGS);
    call(GRANTPT, "grantpt", master);
    call(UNLOCKPT, "unlockpt", master);
    return master;
  }

  static Path slaveName(int master) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(NAME_SIZE);
      call(PTSNAME, "ptsname_r", master, name, (long) NAME_SIZE);
      return Path.of(name.getString(0));
    }
  }

  static int openSlave(Path path) {
    try (Arena arena = Arena.ofConfined()) {
      return call(OPEN, "open", arena.allocateFrom(path.toString()), SLAVE_FLAGS);
    }
  }

  /** Turns off echo, line editing and every translation of bytes. */
  static void makeRaw(int terminal) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(TERMIOS_SIZE);
      call(GETATTR, "tcgetattr", terminal, attributes);
      call(MAKERAW, "cfmakeraw", attributes);
      call(SETATTR, "tcsetattr", terminal, 0, attributes);
    }
  }

  static void close(int descriptor) {
    call(CLOSE, "close", descriptor);
  }

  /** Waits for one of {@code events}; whether something happened, also a hang-up. */
  static boolean poll(int descriptor, short events, int waitMillis) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(8, 4);
      request.set(JAVA_INT, 0, descriptor);
      request.set(ValueLayout.JAVA_SHORT, 4, events);
      return call(POLL, "poll", request, 1L, waitMillis) > 0;
    }
  }

  /** Reads what is there; 0 if nothing is. */
  static int read(int descriptor, byte[] buffer) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(buffer.length);
      int count = call(READ, "read", descriptor, bytes, (long) buffer.length);
      MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, buffer, 0, count);
      return count;
    }
  }

  /** Writes as much as fits; answers how much that was. */
  static int write(int descriptor, byte[] buffer, int offset) {
    try (Arena arena = Arena.ofConfined()) {
      int length = buffer.length - offset;
      MemorySegment bytes = arena.allocate(length);
      MemorySegment.copy(buffer, offset, bytes, ValueLayout.JAVA_BYTE, 0, length);
      return call(WRITE, "write", descriptor, bytes, (long) length);
    }
  }

  private static MethodHandle function(
      String name, MemoryLayout answer, MemoryLayout... arguments) {
    return handle(name, FunctionDescriptor.of(answer, arguments));
  }

  @SuppressWarnings("restricted") // calling the C library is what this class is for
  private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name),
        descriptor,
        Linker.Option.captureCallState("errno"));
  }

  /** Calls a function; an answer "not now" counts as 0. */
  private static int call(MethodHandle function, String name, Object... arguments) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(ERRNO);
      List<Object> all = new ArrayList<>(arguments.length + 1);
      all.add(state);
      all.addAll(List.of(arguments));
      Object answer = function.invokeWithArguments(all);
      long value = answer instanceof Number number ? number.longValue() : 0;
      if (value >= 0) {
        return Math.toIntExact(value);
      }
      int error = (int) ERRNO_VALUE.get(state, 0L);
      if (error == EAGAIN || error == EINTR) {
        return 0;
      }
      throw new EmulatorException(name + " failed with errno " + error);
    } catch (EmulatorException e) {
      throw e;
    } catch (Throwable e) {
      throw new EmulatorException(name + " cannot be called", e);
    }
  }
}
