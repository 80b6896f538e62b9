// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks;

import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a task is, on standard error: a bar where somebody watches, else a line at its begin and
 * every few seconds. Steps may come from several threads. Close it when the task ends.
 */
public final class Progress implements AutoCloseable {
  private static final long LINE_NANOS = 5_000_000_000L;
  private static final int BAR_MILLIS = 200;
  private static final int BAR_WIDTH = 100;

  private final String task;
  private final long total;
  private final Optional<ProgressBar> bar;
  private final long begun = System.nanoTime();
  private long lastLine = begun;
  private long done;

  /**
   * Begins a task.
   *
   * @param task what is done, a few words
   * @param total how many parts it has
   */
  public Progress(String task, long total) {
    this.task = task;
    this.total = total;
    // The start script knows whether standard error is a terminal.
    if (Boolean.getBoolean("clearlane.terminal")) {
      bar =
          Optional.of(
              new ProgressBarBuilder()
                  .setTaskName(task)
                  .setInitialMax(total)
                  .setStyle(ProgressBarStyle.ASCII)
                  .setUpdateIntervalMillis(BAR_MILLIS)
                  .setMaxRenderedLength(BAR_WIDTH)
                  .clearDisplayOnFinish()
                  .build());
    } else {
      bar = Optional.empty();
      System.err.println(task + " …");
    }
  }

  /** So many parts more are done. */
  public synchronized void step(long parts) {
    done += parts;
    bar.ifPresent(shown -> shown.stepBy(parts));
    long now = System.nanoTime();
    if (bar.isEmpty() && now - lastLine >= LINE_NANOS && done > 0 && done < total) {
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
    bar.ifPresent(ProgressBar::close);
  }
}
