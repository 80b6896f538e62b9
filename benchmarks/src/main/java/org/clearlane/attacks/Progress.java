// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a step is, on standard error: a bar on a terminal, a line now and then elsewhere. */
final class Progress implements AutoCloseable {
  private static final long LINE_NANOS = 10_000_000_000L;

  private final String task;
  private final int total;
  private final Optional<ProgressBar> bar;
  private long lastLine = System.nanoTime();
  private int done;

  Progress(String task, int total) {
    this.task = task;
    this.total = total;
    // The start script knows whether standard error is a terminal.
    this.bar =
        Boolean.getBoolean("clearlane.terminal")
            ? Optional.of(
                new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build())
            : Optional.empty();
  }

  synchronized void step() {
    done++;
    bar.ifPresent(ProgressBar::step);
    if (bar.isEmpty() && System.nanoTime() - lastLine > LINE_NANOS) {
      lastLine = System.nanoTime();
      System.err.println(task + ": " + done + " of " + total);
    }
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
