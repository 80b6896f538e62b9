// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.clearlane.clearance.ClearanceException;
import org.clearlane.clearance.LaneId;
import org.clearlane.devices.ChannelKeys;
import org.clearlane.devices.DeviceRole;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;

/** Gives device threads, which belong to no authority, the site keys of their devices. */
@ApplicationScoped
class StoredChannelKeys {
  private static final long WITHIN_SECONDS = 5;

  private @Inject ChannelKeyStore store;

  @Resource private ManagedExecutorService executor;

  ChannelKeys of(Authority authority, LaneId lane, DeviceRole role) {
    return new ChannelKeys() {
      @Override
      public Optional<SiteKey> find() {
        return call(authority, () -> store.find(lane, role));
      }

      @Override
      public void store(byte[] key) {
        call(authority, () -> store.store(lane, role, key));
      }

      @Override
      public void confirm() {
        call(authority, () -> store.confirm(lane, role));
      }
    };
  }

  /** On a thread of the container: a device's own has no transactions. */
  private <T> T call(Authority authority, Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(
              () -> AuthorityContext.<T, RuntimeException>call(authority, work::get), executor)
          .orTimeout(WITHIN_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      throw new ClearanceException("the store of channel keys did not answer", e);
    }
  }
}
