// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.BadSettingException;
import org.clearlane.kernel.settings.KernelSettings;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads the authorities from the configuration and brings each up: at once where its database is
 * there, else as soon as it answers.
 */
@ApplicationScoped
class ConfiguredAuthorities implements Authorities {
  private static final System.Logger LOG = System.getLogger(ConfiguredAuthorities.class.getName());

  private @Inject SchemaMigrations migrations;
  private @Inject Event<Ready> readyEvent;

  @Resource private ManagedScheduledExecutorService scheduler;

  private final Set<Authority> ready = ConcurrentHashMap.newKeySet();
  private List<Authority> all = List.of();

  @PostConstruct
  void read() {
    List<String> codes = KernelSettings.AUTHORITIES.get();
    if (codes.isEmpty() || !Set.of("a", "b").containsAll(codes)) {
      throw new BadSettingException(KernelSettings.AUTHORITIES.key(), "a, b or both", null);
    }
    all = codes.stream().map(Authority::new).distinct().toList();
  }

  void start(@Observes @Priority(100) Startup event) {
    all.forEach(this::bringUp);
  }

  private void bringUp(Authority authority) {
    try {
      migrations.migrate(authority);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "authority {0} is not ready: {1}", authority, e.getMessage());
      var _ =
          scheduler.schedule(
              () -> bringUp(authority),
              KernelSettings.DATABASE_RETRY.get().toMillis(),
              TimeUnit.MILLISECONDS);
      return;
    }
    AuthorityContext.run(authority, () -> readyEvent.fire(new Ready(authority)));
    ready.add(authority);
    LOG.log(Level.INFO, "authority {0} is ready", authority);
  }

  @Override
  public List<Authority> all() {
    return all;
  }

  @Override
  public Optional<Authority> byCode(String code) {
    return all.stream().filter(authority -> authority.code().equals(code)).findFirst();
  }

  @Override
  public String name(Authority authority) {
    return ConfigProvider.getConfig()
        .getOptionalValue("clearlane.authority." + authority + ".name", String.class)
        .orElse(authority.code().toUpperCase(Locale.ROOT));
  }

  @Override
  public boolean ready(Authority authority) {
    return ready.contains(authority);
  }
}
