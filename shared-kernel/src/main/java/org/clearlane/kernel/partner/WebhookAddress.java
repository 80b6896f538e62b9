// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import java.lang.System.Logger.Level;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.clearlane.kernel.BadPartnerException;

/** Where webhooks may lead: to the Internet, not into the authority's own networks. */
final class WebhookAddress {
  private static final System.Logger LOG = System.getLogger(WebhookAddress.class.getName());
  private static final int LONGEST = 500;

  private WebhookAddress() {}

  /**
   * Checks what can be told before anything is sent. A name that is not known yet passes.
   *
   * @throws BadPartnerException if nothing may be sent there
   */
  static void check(URI url, boolean internal) {
    String scheme = String.valueOf(url.getScheme());
    if (!(scheme.equals("https") || (internal && scheme.equals("http")))) {
      throw new BadPartnerException("url must begin with https://");
    }
    if (url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawFragment() != null
        || url.getPort() == 0
        || url.getPort() > 65_535
        || url.toString().length() > LONGEST) {
      throw new BadPartnerException(
          "url needs a host, no user and no fragment, and takes 500 characters");
    }
    if (!internal) {
      requirePublic(url);
    }
  }

  private static void requirePublic(URI url) {
    try {
      // Takes literal addresses as they are, without a look-up.
      if (!Arrays.stream(InetAddress.getAllByName(url.getHost()))
          .allMatch(WebhookAddress::isPublic)) {
        throw new BadPartnerException("url must lead to a public address");
      }
    } catch (UnknownHostException e) {
      LOG.log(Level.DEBUG, "a webhook's name is not known yet", e);
    }
  }

  /** Whether the address is one of the public Internet (RFC 6890, RFC 4291). */
  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
  }

  private static boolean isPublic4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    int third = bytes[2] & 0xff;
    boolean closed =
        switch (first) {
          case 0, 10, 127 -> true;
          case 100 -> second >= 64 && second < 128; // shared address space of carriers
          case 169 -> second == 254; // link-local, and the metadata of clouds
          case 172 -> second >= 16 && second < 32;
          case 192 -> second == 168 || (second == 0 && (third == 0 || third == 2));
          case 198 -> second == 18 || second == 19 || (second == 51 && third == 100);
          case 203 -> second == 0 && third == 113;
          default -> first >= 224; // multicast, reserved, broadcast
        };
    return !closed;
  }

  /** Global unicast alone; not what carries an IPv4 address inside (6to4, Teredo) or examples. */
  private static boolean isPublic6(byte[] bytes) {
    int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
    boolean global = first >= 0x2000 && first < 0x4000;
    boolean special = first == 0x2002 || (first == 0x2001 && (second < 0x200 || second == 0xdb8));
    return global && !special;
  }
}
