// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.Optional;

/**
 * Where the site key of one device's secure channel is kept. Called by the device's thread, seldom:
 * it may block for some milliseconds, and what it throws takes the device offline for a while.
 */
public interface ChannelKeys {
  /**
   * The device's site key.
   *
   * @param bytes 16 bytes; not copied
   * @param confirmed whether the device has proven once that it knows the key
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record SiteKey(byte[] bytes, boolean confirmed) {
    /** Hides the key. */
    @Override
    public String toString() {
      return confirmed ? "confirmed site key" : "site key";
    }
  }

  /** The key, if the device has been given one. */
  Optional<SiteKey> find();

  /** Keeps a new key, before the device is given it: a crash must not lose what a device knows. */
  void store(byte[] key);

  /** The device has proven that it knows the key: from now on nothing else opens its channel. */
  void confirm();

  /** Keys that are kept nowhere, for a wiring that is only looked at. */
  static ChannelKeys none() {
    return new ChannelKeys() {
      @Override
      public Optional<SiteKey> find() {
        return Optional.empty();
      }

      @Override
      public void store(byte[] key) {
        throw new DevicesException("there is no place for a key");
      }

      @Override
      public void confirm() {
        throw new DevicesException("there is no key");
      }
    };
  }
}
