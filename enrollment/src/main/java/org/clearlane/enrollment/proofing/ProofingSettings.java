// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.proofing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.BadSettingException;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where an authority's e-ID provider is. */
public final class ProofingSettings implements SettingsCatalogue {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String FORM = "https://… (http:// on this machine)";

  static final Setting<Duration> TIMEOUT =
      Setting.duration(
          "clearlane.eid.timeout",
          "PT5S",
          Duration.ofMillis(200),
          Duration.ofMinutes(1),
          "How long an e-ID provider may take for one answer.");

  private static final Family ISSUER =
      new Family(
          "clearlane.eid.CODE.issuer",
          "OpenID issuer of the authority's e-ID provider, https://… (http:// on this machine);"
              + " without one the authority's officers prove identities.",
          key -> key.matches("clearlane\\.eid\\.[a-z][a-z0-9-]{0,15}\\.issuer"));
  private static final Family CLIENT =
      new Family(
          "clearlane.eid.CODE.client",
          "Client identifier under which the provider knows the authority; `clearlane` if absent.",
          key -> key.matches("clearlane\\.eid\\.[a-z][a-z0-9-]{0,15}\\.client"));

  @Override
  public List<Setting<?>> settings() {
    return List.of(TIMEOUT);
  }

  @Override
  public List<Family> families() {
    return List.of(ISSUER, CLIENT);
  }

  /**
   * The authority's provider.
   *
   * @throws BadSettingException if it could be listened to on its way
   */
  static Optional<URI> issuer(Authority authority) {
    String key = "clearlane.eid." + authority + ".issuer";
    return ConfigProvider.getConfig()
        .getOptionalValue(key, String.class)
        .map(text -> confidential(key, text.strip()));
  }

  private static URI confidential(String key, String text) {
    try {
      URI issuer = URI.create(text);
      boolean safe =
          "https".equals(issuer.getScheme())
              || ("http".equals(issuer.getScheme()) && THIS_MACHINE.contains(issuer.getHost()));
      if (safe && issuer.getQuery() == null && issuer.getFragment() == null) {
        return issuer;
      }
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(key, FORM, e);
    }
    throw new BadSettingException(key, FORM, null);
  }

  static String client(Authority authority) {
    return ConfigProvider.getConfig()
        .getOptionalValue("clearlane.eid." + authority + ".client", String.class)
        .orElse("clearlane");
  }
}
