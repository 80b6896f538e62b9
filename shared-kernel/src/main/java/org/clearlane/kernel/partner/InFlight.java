// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** How much of an authority's outbox is on its way from this server. Thread safe. */
final class InFlight {
  private final int most;
  private final int mostPerWebhook;
  private final Map<UUID, Integer> perWebhook = new ConcurrentHashMap<>();

  InFlight(int most, int mostPerWebhook) {
    this.most = most;
    this.mostPerWebhook = mostPerWebhook;
  }

  void begin(UUID webhook) {
    perWebhook.merge(webhook, 1, Integer::sum);
  }

  void end(UUID webhook) {
    perWebhook.computeIfPresent(webhook, (_, running) -> running == 1 ? null : running - 1);
  }

  int room() {
    return Math.max(0, most - perWebhook.values().stream().mapToInt(Integer::intValue).sum());
  }

  /** Webhooks with so much on its way that they have to wait. */
  Set<UUID> busy() {
    return perWebhook.entrySet().stream()
        .filter(running -> running.getValue() >= mostPerWebhook)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
