// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** A configuration in which nothing is set but what a test sets, so that settings have defaults. */
public final class DefaultSettings extends ConfigProviderResolver {
  private static final Map<String, String> SET = new ConcurrentHashMap<>();

  private static final Config CONFIG =
      (Config)
          Proxy.newProxyInstance(
              DefaultSettings.class.getClassLoader(),
              new Class<?>[] {Config.class},
              (_, method, arguments) -> {
                if (method.getName().equals("getOptionalValue")) {
                  return Optional.ofNullable(SET.get((String) arguments[0]));
                }
                throw new IllegalStateException("nothing is set: " + method.getName());
              });

  /** Sets a key until {@link #reset}. */
  public static void set(String key, String value) {
    SET.put(key, value);
  }

  /** Has every key its default again. */
  public static void reset() {
    SET.clear();
  }

  @Override
  public Config getConfig() {
    return CONFIG;
  }

  @Override
  public Config getConfig(ClassLoader loader) {
    return CONFIG;
  }

  @Override
  public ConfigBuilder getBuilder() {
    throw new IllegalStateException("the configuration of the tests is fixed");
  }

  @Override
  public void registerConfig(Config config, ClassLoader loader) {
    throw new IllegalStateException("the configuration of the tests is fixed");
  }

  @Override
  public void releaseConfig(Config config) {
    throw new IllegalStateException("the configuration of the tests is fixed");
  }
}
