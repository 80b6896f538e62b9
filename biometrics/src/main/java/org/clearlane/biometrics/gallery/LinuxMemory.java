// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Set;

/**
 * Memory from the kernel itself, where that is a Linux, for two things that Java does not ask for:
 * pages of 2 MiB, with which a scan is a quarter faster because it waits less for page tables, and
 * absence from core dumps, because it holds biometrics.
 */
@SuppressWarnings("restricted") // Calls of the C library; the server grants native access.
final class LinuxMemory {
  static final long HUGE_PAGE = 2 << 20;

  /** The numbers below hold for these; elsewhere the JVM's own memory serves. */
  static final boolean IS_HERE =
      System.getProperty("os.name").equals("Linux")
          && Set.of("amd64", "aarch64").contains(System.getProperty("os.arch"));

  private static final int PROT_READ_WRITE = 3;
  private static final int MAP_PRIVATE_ANONYMOUS = 0x22;
  private static final long MAP_FAILED = -1;
  private static final int MADV_HUGEPAGE = 14;
  private static final int MADV_DONTDUMP = 16;

  private LinuxMemory() {}

  /** Made when first asked for, so on Linux only. */
  private static final class Calls {
    private static final MethodHandle MMAP =
        link(
            "mmap",
            FunctionDescriptor.of(
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG));

    private static final MethodHandle MUNMAP =
        link(
            "munmap",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));

    private static final MethodHandle MADVISE =
        link(
            "madvise",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT));

    private static MethodHandle link(String name, FunctionDescriptor form) {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), form);
    }
  }

  /**
   * Zeroed memory that begins at a huge page and is freed with the arena.
   *
   * @throws OutOfMemoryError if there is none
   */
  static MemorySegment map(Arena arena, long bytes) {
    long mapped = bytes + HUGE_PAGE;
    MemorySegment whole = mmap(mapped).reinterpret(mapped, arena, LinuxMemory::munmap);
    long start = -whole.address() & (HUGE_PAGE - 1);
    MemorySegment memory = whole.asSlice(start, bytes);
    madvise(memory, MADV_HUGEPAGE);
    madvise(memory, MADV_DONTDUMP);
    return memory;
  }

  private static MemorySegment mmap(long bytes) {
    try {
      MemorySegment mapped =
          (MemorySegment)
              Calls.MMAP.invokeExact(
                  MemorySegment.NULL, bytes, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0L);
      if (mapped.address() == MAP_FAILED) {
        throw new OutOfMemoryError("the system gives no more memory");
      }
      return mapped;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void munmap(MemorySegment whole) {
    try {
      int ignored = (int) Calls.MUNMAP.invokeExact(whole, whole.byteSize());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** A kernel that declines gives slower or dumpable memory, which is no reason to do without. */
  private static void madvise(MemorySegment memory, int advice) {
    try {
      int ignored = (int) Calls.MADVISE.invokeExact(memory, memory.byteSize(), advice);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
