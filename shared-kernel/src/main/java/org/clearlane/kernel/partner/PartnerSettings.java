// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import java.time.Duration;
import java.util.List;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** Settings of the interface for partners. */
public final class PartnerSettings implements SettingsCatalogue {
  static final Setting<Duration> TOKEN_VALIDITY =
      Setting.duration(
          "clearlane.partner.token.validity",
          "PT10M",
          Duration.ofMinutes(1),
          Duration.ofHours(1),
          "How long an access token of a partner is valid.");
  static final Setting<Integer> RATE =
      Setting.whole(
          "clearlane.partner.rate",
          50,
          1,
          100_000,
          "Requests a second that each partner may make for long, on one server.");
  static final Setting<Integer> BURST =
      Setting.whole(
          "clearlane.partner.burst",
          200,
          1,
          100_000,
          "Requests that a partner may make at once after a pause, on one server.");
  static final Setting<Boolean> INTERNAL =
      Setting.flag(
          "clearlane.partner.webhooks.internal",
          false,
          "Allows webhooks with http:// and with addresses of private networks and of this machine:"
              + " for closed networks and tests.");
  static final Setting<Duration> TIMEOUT =
      Setting.duration(
          "clearlane.partner.webhooks.timeout",
          "PT10S",
          Duration.ofMillis(200),
          Duration.ofSeconds(20),
          "How long a partner's server may take to answer a webhook.");
  static final Setting<Duration> BACKOFF =
      Setting.duration(
          "clearlane.partner.webhooks.backoff",
          "PT5S",
          Duration.ofMillis(100),
          Duration.ofHours(1),
          "Pause before a webhook that failed is sent again; doubles each time, up to six hours.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(TOKEN_VALIDITY, RATE, BURST, INTERNAL, TIMEOUT, BACKOFF);
  }
}
