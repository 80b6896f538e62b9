// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a task is, on standard error: a bar where somebody watches, else a line at its begin and
 * at every quarter. Steps may come from several threads.
 */
public final class Progress implements AutoCloseable {
  private static final int LINES = 4;

  private final String task;
  private final long steps;
  private final AtomicLong done = new AtomicLong();
  private final Optional<ProgressBar> bar;

  public Progress(String task, long steps) {
    this.task = task;
    this.steps = steps;
    if (Boolean.getBoolean("clearlane.terminal")) {
      bar =
          Optional.of(
              new ProgressBarBuilder()
                  .setTaskName(task)
                  .setInitialMax(steps)
                  .setStyle(ProgressBarStyle.ASCII)
                  .setMaxRenderedLength(100)
                  .clearDisplayOnFinish()
                  .build());
    } else {
      bar = Optional.empty();
      System.err.println(task + " …");
    }
  }

  public void step(long more) {
    long before = done.getAndAdd(more);
    bar.ifPresent(shown -> shown.stepBy(more));
    if (bar.isEmpty() && steps > LINES) {
      long quarter = (before + more) * LINES / steps;
      if (quarter > before * LINES / steps && quarter < LINES) {
        System.err.println(task + " … " + 100 * quarter / LINES + " %");
      }
    }
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
