// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.retention;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.clearlane.kernel.ProcessingActivity;
import org.clearlane.kernel.ProcessingCatalogue;
import org.clearlane.kernel.RetentionRule;
import org.clearlane.kernel.RetentionRule.Basis;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** What the kernel keeps, and for how long. */
public final class KernelRules implements ProcessingCatalogue, SettingsCatalogue {
  static final Setting<Duration> INTERVAL =
      Setting.duration(
          "clearlane.retention.interval",
          "PT1H",
          Duration.ofMinutes(1),
          Duration.ofDays(1),
          "How often everything is deleted whose time is over.");

  /** From its end. */
  public static final RetentionRule PARTNER_TOKENS =
      RetentionRule.deleted("partner-tokens", Duration.ZERO, Basis.SECURITY);

  /** As long as a partner may repeat a request; from the first one. */
  public static final RetentionRule IDEMPOTENCY_KEYS =
      RetentionRule.deleted("idempotency-keys", Duration.ofHours(24), Basis.PURPOSE_ENDED);

  /** From when the receiver had it. */
  public static final RetentionRule DELIVERED_EVENTS =
      RetentionRule.deleted("delivered-events", Duration.ofDays(7), Basis.SECURITY);

  /** From when it was given up. */
  public static final RetentionRule DEAD_EVENTS =
      RetentionRule.deleted("dead-events", Duration.ofDays(30), Basis.SECURITY);

  @Override
  public List<ProcessingActivity> activities() {
    return List.of(
        new ProcessingActivity(
            "partners",
            Set.of(
                "kernel.partner",
                "kernel.partner_token",
                "kernel.idempotency",
                "kernel.webhook",
                "kernel.delivery"),
            List.of(PARTNER_TOKENS, IDEMPOTENCY_KEYS, DELIVERED_EVENTS, DEAD_EVENTS),
            List.of("partner", "administrator", "auditor"),
            false),
        new ProcessingActivity(
            "accounts-and-audit",
            Set.of("kernel.account", "kernel.audit_event", "kernel.retention_run"),
            List.of(),
            List.of("administrator", "auditor"),
            false));
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(INTERVAL);
  }
}
