// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.SigningKeys;
import org.clearlane.kernel.persistence.AuthorityDataSources;
import org.clearlane.kernel.settings.KernelSettings;

/** Signs what was added to each authority's chain and appends it to a file, at intervals. */
@ApplicationScoped
public class AuditExport {
  private static final System.Logger LOG = System.getLogger(AuditExport.class.getName());

  private @Inject AuthorityDataSources dataSources;
  private @Inject SigningKeys keys;

  @Resource private ManagedScheduledExecutorService scheduler;

  /** What the last export of each authority ran into; empty if it went well. */
  private final Map<Authority, Optional<String>> outcomes = new ConcurrentHashMap<>();

  void start(@Observes Authorities.Ready event) {
    outcomes.put(event.authority(), Optional.empty());
    long millis = KernelSettings.AUDIT_EXPORT_INTERVAL.get().toMillis();
    var _ =
        scheduler.scheduleWithFixedDelay(
            () -> exportQuietly(event.authority()), millis, millis, TimeUnit.MILLISECONDS);
  }

  private void exportQuietly(Authority authority) {
    try {
      AuthorityContext.run(authority, this::export);
      outcomes.put(authority, Optional.empty());
    } catch (RuntimeException e) {
      outcomes.put(authority, Optional.of(String.valueOf(e.getMessage())));
      LOG.log(Level.WARNING, "audit heads of authority " + authority + " were not exported", e);
    }
  }

  /**
   * Exports what the current authority's chain has gained.
   *
   * @throws org.clearlane.kernel.KernelException if that failed
   */
  public synchronized void export() {
    Authority authority = AuthorityContext.current();
    new ChainExport(
            authority.code(),
            Path.of(KernelSettings.AUDIT_DIRECTORY.get()).resolve(authority.code()),
            dataSources.current())
        .export(keys.current());
  }

  /** Why the authority's last scheduled export failed, for the health check. */
  public Optional<String> problem(Authority authority) {
    return outcomes.getOrDefault(authority, Optional.empty());
  }

  @PreDestroy
  void stop() {
    outcomes.keySet().forEach(this::exportQuietly);
  }
}
