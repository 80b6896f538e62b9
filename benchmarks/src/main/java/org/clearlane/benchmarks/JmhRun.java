// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs single JMH benchmarks. */
public final class JmhRun {
  private static final String IGNORE_LOCK = "jmh.ignoreLock";

  private JmhRun() {}

  /**
   * Runs one benchmark, in a JVM of its own unless the report is a quick one.
   *
   * @param parameters values of its parameters by their names
   * @return its samples in its own unit
   */
  public static Statistics run(
      Report report, Class<?> benchmarks, String method, Map<String, String> parameters) {
    // Runs side by side are slower, but that is told by the machine's load, and refusing helps
    // nobody.
    System.setProperty(IGNORE_LOCK, "true");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(benchmarks.getName() + "." + method) + "$")
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    parameters.forEach(options::param);
    if (report.quick()) {
      options
          .forks(0)
          .warmupIterations(1)
          .warmupTime(TimeValue.milliseconds(700))
          .measurementIterations(1)
          .measurementTime(TimeValue.milliseconds(700));
    }
    try {
      Collection<RunResult> results = new Runner(options.build()).run();
      return results.iterator().next().getPrimaryResult().getStatistics();
    } catch (RunnerException e) {
      throw new IllegalStateException(benchmarks.getSimpleName() + "." + method + " failed", e);
    }
  }
}
