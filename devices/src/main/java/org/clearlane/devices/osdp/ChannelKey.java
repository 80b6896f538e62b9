// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The base key of a secure channel (SCBK), 16 bytes. */
public final class ChannelKey {
  private static final int LENGTH = 16;

  /** The key that every device in install mode knows (SCBK-D): it hides nothing from anybody. */
  public static final ChannelKey DEFAULT =
      new ChannelKey("0123456789:;<=>?".getBytes(StandardCharsets.US_ASCII), true);

  private final byte[] bytes;
  private final boolean isDefault;

  private ChannelKey(byte[] bytes, boolean isDefault) {
    this.bytes = bytes.clone();
    this.isDefault = isDefault;
  }

  /**
   * A key that this site and the device share.
   *
   * @param bytes 16 bytes
   * @throws IllegalArgumentException if there are more or fewer
   */
  public static ChannelKey of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a channel key has 16 bytes");
    }
    return new ChannelKey(bytes, false);
  }

  /** Whether it is the default key. */
  public boolean isDefault() {
    return isDefault;
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChannelKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Hides the key. */
  @Override
  public String toString() {
    return isDefault ? "default key" : "site key";
  }
}
