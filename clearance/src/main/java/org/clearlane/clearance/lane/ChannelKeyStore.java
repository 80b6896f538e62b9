// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.clearlane.clearance.LaneId;
import org.clearlane.devices.ChannelKeys.SiteKey;
import org.clearlane.devices.DeviceRole;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.DataProtection;
import org.jspecify.annotations.Nullable;

/**
 * The current authority's site keys, sealed under its master key, each change with its audit entry.
 */
@ApplicationScoped
@Transactional
public class ChannelKeyStore {
  private static final String PURPOSE = "channel-key";

  private @Inject EntityManager entities;
  private @Inject DataProtection protection;
  private @Inject AuditTrail audit;

  /** The device's key, if it has been given one. */
  public Optional<SiteKey> find(LaneId lane, DeviceRole role) {
    return Optional.ofNullable(entity(lane, role))
        .map(
            key ->
                new SiteKey(protection.openForAuthority(PURPOSE, key.sealed()), key.confirmed()));
  }

  /** Keeps a new key in the place of one before. */
  public boolean store(LaneId lane, DeviceRole role, byte[] key) {
    ChannelKeyEntity entity = entity(lane, role);
    if (entity == null) {
      entity = new ChannelKeyEntity(ChannelKeyEntity.id(lane, role));
      entities.persist(entity);
    }
    entity.set(protection.sealForAuthority(PURPOSE, key));
    return told("lane.channel-key-made", lane, role);
  }

  /** The device has proven that it knows the key. */
  public boolean confirm(LaneId lane, DeviceRole role) {
    ChannelKeyEntity entity = entity(lane, role);
    if (entity != null) {
      entity.confirm();
    }
    return told("lane.channel-key-confirmed", lane, role);
  }

  /** Forgets a device's key; whether there was one. */
  public boolean forget(LaneId lane, DeviceRole role, String by) {
    ChannelKeyEntity entity = entity(lane, role);
    if (entity == null) {
      return false;
    }
    entities.remove(entity);
    audit.append(
        AuditEntry.of("lane.channel-key-forgotten", by, "lane:" + lane).with("device", role));
    return true;
  }

  private @Nullable ChannelKeyEntity entity(LaneId lane, DeviceRole role) {
    return entities.find(ChannelKeyEntity.class, ChannelKeyEntity.id(lane, role));
  }

  private boolean told(String action, LaneId lane, DeviceRole role) {
    audit.append(AuditEntry.of(action, "lane:" + lane, "lane:" + lane).with("device", role));
    return true;
  }
}
