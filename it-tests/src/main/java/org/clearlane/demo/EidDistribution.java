// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Keycloak as it was unpacked, and beside it the same with its build step done: that takes longer
 * than a start, and is needed only once. Every provider runs from the built one, which nobody
 * writes into.
 *
 * @param unpacked the folder with {@code bin/kc.sh}
 */
record EidDistribution(Path unpacked) {
  private static final long BUILD_MINUTES = 6;

  /** Only what this program says may set Keycloak or its JVM up. */
  private static final List<String> FOREIGN = List.of("KC_", "JAVA", "JDK_JAVA_OPTIONS", "DEBUG");

  /**
   * The heap is Keycloak's own least for a start and few people at a time. A test ends before what
   * the second compiler makes would pay off.
   */
  private static final String JAVA_OPTS =
      "-Xms64m -Xmx400m -XX:MaxMetaspaceSize=256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
          + " -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8";

  /** The command that runs Keycloak in this folder. */
  static Path script(Path folder) {
    return folder.resolve("bin/kc.sh");
  }

  /** Makes Keycloak run on this JVM's JDK, whatever the person who started it has set. */
  static void prepare(Map<String, String> environment) {
    environment.keySet().removeIf(name -> FOREIGN.stream().anyMatch(name::startsWith));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JAVA_OPTS", JAVA_OPTS);
  }

  /**
   * The built distribution, made first where there is none of this version: half a minute. Waits
   * for another process that makes it.
   *
   * @throws DemoException if it cannot be made
   */
  Path built() throws InterruptedException {
    synchronized (EidDistribution.class) {
      if (!Files.exists(script(unpacked))) {
        throw new DemoException("the e-ID provider is not unpacked: build it-tests, which does it");
      }
      Path built = beside("-built");
      try (FileChannel channel =
              FileChannel.open(
                  beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (!version(built).equals(version(unpacked))) {
          Path building = beside("-building");
          remove(building);
          copy(building);
          build(building);
          remove(built);
          Files.move(building, built, StandardCopyOption.ATOMIC_MOVE);
        }
        return built;
      } catch (IOException | UncheckedIOException e) {
        throw new DemoException("the e-ID provider cannot be built: " + e.getMessage(), e);
      }
    }
  }

  private Path beside(String ending) {
    return unpacked.resolveSibling(unpacked.getFileName() + ending);
  }

  private static String version(Path folder) throws IOException {
    Path file = folder.resolve("version.txt");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** As links, but for the few files that the build step writes anew. */
  private void copy(Path target) throws IOException {
    Path written = unpacked.resolve("lib/quarkus");
    try (Stream<Path> files = Files.walk(unpacked)) {
      for (Path file : files.toList()) {
        Path copy = target.resolve(unpacked.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else if (file.startsWith(written)) {
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        } else {
          Files.createLink(copy, file);
        }
      }
    }
  }

  private static void build(Path folder) throws IOException, InterruptedException {
    Path log = folder.resolve("build.log");
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", script(folder).toString(), "build", "--db=dev-file")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    prepare(builder.environment());
    Process process = builder.start();
    try {
      if (!process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new DemoException("the e-ID provider cannot be built; the log is " + log);
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
