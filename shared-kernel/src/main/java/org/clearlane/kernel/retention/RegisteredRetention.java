// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.ProcessingCatalogue;
import org.clearlane.kernel.Retention;
import org.clearlane.kernel.RetentionJob;
import org.clearlane.kernel.RetentionJobs;
import org.clearlane.kernel.RetentionRule;
import org.clearlane.kernel.RetentionRule.Action;

/** Runs the jobs of all modules, each rule in batches, one after the other. */
@ApplicationScoped
public class RegisteredRetention implements Retention {
  private static final System.Logger LOG = System.getLogger(RegisteredRetention.class.getName());
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int ROWS_AT_ONCE = 500;

  /** Each is a destroyed key and entries in the audit trail. */
  private static final int WITHDRAWALS_AT_ONCE = 20;

  private @Inject @Any Instance<RetentionJobs> modules;
  private @Inject RetentionBatches batches;

  @Override
  public List<Status> rules() {
    Instant now = now();
    return jobs().stream().map(job -> batches.status(job, now)).toList();
  }

  @Override
  public List<Outcome> run(String by) {
    return run(jobs(), by, now(), LONGEST);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  /** One for each rule of the record, in its order. */
  private List<RetentionJob> jobs() {
    List<RetentionJob> found = modules.stream().flatMap(module -> module.jobs().stream()).toList();
    return ProcessingCatalogue.all().stream()
        .flatMap(activity -> activity.rules().stream())
        .map(rule -> job(rule, found))
        .toList();
  }

  private static RetentionJob job(RetentionRule rule, List<RetentionJob> found) {
    List<RetentionJob> jobs = found.stream().filter(job -> job.rule().equals(rule)).toList();
    if (jobs.size() != 1) {
      throw new KernelException("retention rule " + rule.kind() + " has " + jobs.size() + " jobs");
    }
    return jobs.getFirst();
  }

  List<Outcome> run(List<RetentionJob> jobs, String by, Instant now, Duration longest) {
    long began = System.nanoTime();
    List<Outcome> outcomes = new ArrayList<>();
    for (RetentionJob job : jobs) {
      outcomes.add(run(job, by, now, began, longest));
    }
    return List.copyOf(outcomes);
  }

  private Outcome run(RetentionJob job, String by, Instant now, long began, Duration longest) {
    int most = job.rule().action() == Action.WITHDRAWN ? WITHDRAWALS_AT_ONCE : ROWS_AT_ONCE;
    long rows = 0;
    while (System.nanoTime() - began < longest.toNanos()) {
      OptionalInt batch;
      try {
        batch = batches.apply(job, now, most, by);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "retention rule " + job.rule().kind() + " failed", e);
        return new Outcome(job.rule(), rows, End.FAILED);
      }
      if (batch.isEmpty()) {
        return new Outcome(job.rule(), rows, End.ELSEWHERE);
      }
      rows += batch.getAsInt();
      if (batch.getAsInt() < most) {
        return new Outcome(job.rule(), rows, End.COMPLETE);
      }
    }
    return new Outcome(job.rule(), rows, End.PARTIAL);
  }
}
