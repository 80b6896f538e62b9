// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the system has given this process, heap and all else, at every tenth of a run.
 * With a heap that is taken whole at the start, what grows is outside it.
 */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int TENTHS = 10;

  private final long steps;
  private final AtomicLong done = new AtomicLong();
  private final List<Long> bytes = new ArrayList<>();

  ResidentMemory(long steps) {
    this.steps = steps;
  }

  void step() {
    long now = done.incrementAndGet();
    if (now * TENTHS / steps > (now - 1) * TENTHS / steps) {
      now().ifPresent(this::add);
    }
  }

  private synchronized void add(long now) {
    bytes.add(now);
  }

  /** At each tenth; fewer than ten where the system does not tell. */
  synchronized List<Long> tenths() {
    return List.copyOf(bytes);
  }

  private static OptionalLong now() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty(); // no Linux
    }
  }
}
