// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.util.Optional;
import org.clearlane.devices.ChannelKeys;

/** A site key that is kept in memory. Thread-safe. */
final class MemoryKeys implements ChannelKeys {
  private Optional<SiteKey> key = Optional.empty();

  @Override
  public synchronized Optional<SiteKey> find() {
    return key;
  }

  @Override
  public synchronized void store(byte[] bytes) {
    key = Optional.of(new SiteKey(bytes.clone(), false));
  }

  @Override
  public synchronized void confirm() {
    key = key.map(known -> new SiteKey(known.bytes(), true));
  }
}
