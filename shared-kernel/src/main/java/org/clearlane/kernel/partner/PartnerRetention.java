// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.clearlane.kernel.RetentionJob;
import org.clearlane.kernel.RetentionJobs;
import org.clearlane.kernel.TimedRows;
import org.clearlane.kernel.retention.KernelRules;

/** Deletes what partners' requests and webhooks leave behind. */
@ApplicationScoped
public class PartnerRetention implements RetentionJobs {
  private @Inject EntityManager entities;

  @Override
  public List<RetentionJob> jobs() {
    return List.of(
        TimedRows.deleting(
            KernelRules.PARTNER_TOKENS, entities, "kernel.partner_token", "expires_at", "true"),
        TimedRows.deleting(
            KernelRules.IDEMPOTENCY_KEYS, entities, "kernel.idempotency", "begun_at", "true"),
        TimedRows.deleting(
            KernelRules.DELIVERED_EVENTS,
            entities,
            "kernel.delivery",
            "ended_at",
            "state = 'DELIVERED'"),
        TimedRows.deleting(
            KernelRules.DEAD_EVENTS, entities, "kernel.delivery", "ended_at", "state = 'DEAD'"));
  }
}
