// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clearlane.biometrics.BiometricsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffHeapTest {
  private static final long HUGE = LinuxMemory.HUGE_PAGE;

  @ParameterizedTest
  @ValueSource(longs = {1, 100, 2 << 20, (2 << 20) + 1, 5 << 20})
  void givesZeroedMemoryOfAnySizeUntilTheArenaIsClosed(long bytes) {
    Arena arena = Arena.ofShared();
    MemorySegment memory = OffHeap.allocate(arena, bytes);

    assertThat(memory.byteSize()).isEqualTo(bytes);
    assertThat(memory.address() % 64).isZero();
    assertThat(memory.mismatch(MemorySegment.ofArray(new byte[(int) bytes]))).isEqualTo(-1);
    memory.fill((byte) 7);
    assertThat(memory.get(ValueLayout.JAVA_BYTE, bytes - 1)).isEqualTo((byte) 7);
    arena.close();
    assertThatIllegalStateException().isThrownBy(() -> memory.get(ValueLayout.JAVA_BYTE, 0));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void asksForHugePagesAndNoCoreDumps() throws IOException {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment memory = OffHeap.allocate(arena, 3 * HUGE);

      assertThat(memory.address() % HUGE).isZero();
      assertThat(flags(memory.address())).contains(" hg").contains(" dd");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void givesMemoryBackToTheSystem() throws IOException {
    long address;
    try (Arena arena = Arena.ofShared()) {
      address = OffHeap.allocate(arena, 3 * HUGE).address();
      assertThat(flags(address)).isNotEmpty();
    }
    assertThat(flags(address)).as("whatever lies there now").doesNotContain(" dd");
  }

  @Test
  void tellsWhereThereIsNoMore() {
    Arena arena = Arena.ofShared();

    assertThatExceptionOfType(BiometricsException.class)
        .isThrownBy(() -> OffHeap.allocate(arena, 1L << 60))
        .withMessage("no memory for more references");
    assertThat(arena.scope().isAlive()).isFalse();
  }

  /** What the system says of the mapping at an address; empty where there is none. */
  private static String flags(long address) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/self/smaps"));
    boolean inside = false;
    for (String line : lines) {
      if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
        String[] range = line.substring(0, line.indexOf(' ')).split("-", -1);
        inside =
            Long.parseUnsignedLong(range[0], 16) <= address
                && address < Long.parseUnsignedLong(range[1], 16);
      } else if (inside && line.startsWith("VmFlags:")) {
        return line;
      }
    }
    return "";
  }
}
