// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clearlane.evaluation.EvaluationException;

/**
 * Writes a file under another name first, so that it is there as a whole or not at all, also when
 * the process is told to stop.
 */
public final class AtomicFile {
  private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> UNFINISHED.forEach(AtomicFile::delete)));
  }

  private AtomicFile() {}

  /** Fills a file. */
  @FunctionalInterface
  public interface Writer {
    void write(OutputStream out) throws IOException;
  }

  /**
   * Writes a text in UTF-8.
   *
   * @throws EvaluationException if it cannot be written
   */
  public static void write(Path file, String text) {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Writes a file; its folder is made if it is not there.
   *
   * @throws EvaluationException if it cannot be written
   */
  public static void write(Path file, Writer writer) {
    Path target = file.toAbsolutePath();
    Path unfinished =
        target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid());
    UNFINISHED.add(unfinished);
    try {
      Path folder = target.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (OutputStream out = Files.newOutputStream(unfinished)) {
        writer.write(out);
      }
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw EvaluationException.failed(file + " cannot be written: " + e.getMessage());
    } finally {
      delete(unfinished);
      UNFINISHED.remove(unfinished);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A leftover under another name; there is nobody to tell any more.
    }
  }
}
