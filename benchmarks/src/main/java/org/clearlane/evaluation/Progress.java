// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation;

import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far a step is, on standard error: a bar on a terminal, a line every few seconds elsewhere.
 * Thread safe. Close it when the step ends.
 */
public final class Progress implements AutoCloseable {
  private static final long LINE_NANOS = 5_000_000_000L;
  private static final int BAR_MILLIS = 200;

  private final String task;
  private final long total;
  private final @Nullable ProgressBar bar;
  private final long begun = System.nanoTime();
  private long lastLine = begun;
  private long done;

  private Progress(String task, long total, @Nullable ProgressBar bar) {
    this.task = task;
    this.total = total;
    this.bar = bar;
  }

  /**
   * Begins a step.
   *
   * @param task what is done, a few words
   * @param total how many parts it has
   */
  public static Progress of(String task, long total) {
    // The start script knows whether standard error is a terminal.
    if (!Boolean.getBoolean("clearlane.terminal")) {
      return new Progress(task, total, null);
    }
    return new Progress(
        task,
        total,
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(BAR_MILLIS)
            .build());
  }

  /** So many parts more are done. */
  public synchronized void step(long parts) {
    done += parts;
    if (bar != null) {
      bar.stepBy(parts);
      return;
    }
    long now = System.nanoTime();
    if (now - lastLine >= LINE_NANOS && done < total) {
      lastLine = now;
      double seconds = (now - begun) / 1e9;
      System.err.printf(
          Locale.ROOT,
          "%s: %,d of %,d (%.0f %%), %.0f s left%n",
          task,
          done,
          total,
          100.0 * done / total,
          seconds * (total - done) / done);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
