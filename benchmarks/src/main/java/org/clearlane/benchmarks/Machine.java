// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the figures were measured on. */
public record Machine(String processor, int cores, long memoryBytes, String java, String system) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path MEMORY = Path.of("/proc/meminfo");

  /** Instruction sets that decide how wide the kernels' vectors are, widest first. */
  private static final List<String> VECTORS = List.of("avx512_vnni", "avx512bw", "avx2", "asimd");

  public static Machine here() {
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        operatingSystem().getTotalMemorySize(),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"));
  }

  /** Memory that can be had without swapping, as Linux reckons it; elsewhere what is unused. */
  public static long availableMemory() {
    return field(MEMORY, "MemAvailable")
        .map(value -> Long.parseLong(value.replace(" kB", "")) * 1024)
        .findFirst()
        .orElseGet(() -> operatingSystem().getFreeMemorySize());
  }

  /** How busy the machine is already: the load of the last minute, negative where unknown. */
  public static double load() {
    return operatingSystem().getSystemLoadAverage();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %.1f GB; %s; %s",
        processor,
        cores,
        memoryBytes / 1e9,
        java,
        system);
  }

  private static String processorName() {
    String name = field(PROCESSORS, "model name").findFirst().orElse("unknown processor");
    List<String> flags =
        Stream.concat(field(PROCESSORS, "flags"), field(PROCESSORS, "Features"))
            .findFirst()
            .map(line -> List.of(line.split(" ")))
            .orElse(List.of());
    return VECTORS.stream()
        .filter(flags::contains)
        .findFirst()
        .map(v -> name + ", " + v)
        .orElse(name);
  }

  private static Stream<String> field(Path file, String key) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip());
    } catch (IOException e) {
      return Stream.empty(); // no Linux
    }
  }

  private static OperatingSystemMXBean operatingSystem() {
    return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  }
}
