// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;
import org.clearlane.kernel.TokenBuckets;

/**
 * How often people without an account may begin something from one network address, so that one
 * machine cannot take the room of all. Thread safe.
 */
@ApplicationScoped
public class AddressRate {
  private static final double SECONDS_A_MINUTE = 60;

  /** What one customer of an IPv6 network has: 64 bits. */
  private static final int NETWORK_BYTES = 8;

  private final TokenBuckets<String> begun =
      new TokenBuckets<>(
          Settings.PER_MINUTE.get() / SECONDS_A_MINUTE, Settings.BURST.get(), System::nanoTime);

  /** Settings of the rate. */
  public static final class Settings implements SettingsCatalogue {
    static final Setting<Integer> PER_MINUTE =
        Setting.whole(
            "clearlane.registration.perminute",
            60,
            1,
            60_000,
            "How many registrations a minute may begin from one network address (of IPv6, one"
                + " network of 64 bits), for long; many people may stand behind one address.");

    static final Setting<Integer> BURST =
        Setting.whole(
            "clearlane.registration.burst",
            120,
            1,
            100_000,
            "How many registrations may begin from one network address at once.");

    @Override
    public List<Setting<?>> settings() {
      return List.of(PER_MINUTE, BURST);
    }
  }

  /**
   * Counts one.
   *
   * @param address the client's, as the container gives it
   * @return how long to wait, if it was one too many
   */
  Optional<Duration> admit(String address) {
    return begun.take(network(address));
  }

  /** What is counted together. */
  static String network(String address) {
    try {
      // A literal: no name is looked up.
      return InetAddress.ofLiteral(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
          : address;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
