// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;

/** Runs each authority's re-enrolment on a thread of its own. */
@ApplicationScoped
class BackgroundReEnrolment {
  private static final System.Logger LOG = System.getLogger(BackgroundReEnrolment.class.getName());

  private @Inject StoredReEnrolments references;

  @Resource private ManagedThreadFactory threads;

  private final Map<Authority, Thread> runs = new ConcurrentHashMap<>();

  /** A run that the last stop or crash of the server interrupted goes on. */
  void resume(@Observes Authorities.Ready event) {
    if (references.running()) {
      start();
    }
  }

  void start(@Observes(during = TransactionPhase.AFTER_SUCCESS) StoredReEnrolments.Started event) {
    start();
  }

  private void start() {
    Authority authority = AuthorityContext.current();
    runs.compute(
        authority,
        (_, before) -> {
          if (before != null && before.isAlive()) {
            return before;
          }
          Thread thread = threads.newThread(() -> AuthorityContext.run(authority, this::run));
          thread.setName("re-enrolment-" + authority);
          thread.start();
          return thread;
        });
  }

  private void run() {
    try {
      new ReEnrolmentRun(references::next, references::running, references::finish).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "re-enrolment waits for the next start of the server", e);
    }
  }

  @PreDestroy
  void stop() {
    runs.values().forEach(Thread::interrupt);
  }
}
