// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.disclosure;

import java.lang.reflect.Proxy;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** A configuration in which nothing is set, so that every setting has its default. */
public final class DefaultSettings extends ConfigProviderResolver {
  private static final Config EMPTY =
      (Config)
          Proxy.newProxyInstance(
              DefaultSettings.class.getClassLoader(),
              new Class<?>[] {Config.class},
              (_, method, _) -> {
                if (method.getName().equals("getOptionalValue")) {
                  return Optional.empty();
                }
                throw new IllegalStateException("nothing is set: " + method.getName());
              });

  @Override
  public Config getConfig() {
    return EMPTY;
  }

  @Override
  public Config getConfig(ClassLoader loader) {
    return EMPTY;
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
