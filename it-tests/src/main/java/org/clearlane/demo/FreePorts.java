// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Ports that nobody listens on.
 *
 * @param http for HTTP
 * @param https for HTTPS
 * @param eId for the e-ID provider
 */
record FreePorts(int http, int https, int eId) {

  /**
   * Checks both ports; 0 chooses a free one.
   *
   * @throws DemoException naming the option whose port is taken
   */
  static FreePorts of(int http, int https) {
    if (http == https && http != 0) {
      throw new DemoException("--http-port and --https-port must differ");
    }
    // All are held at once, so that free ones differ.
    try (ServerSocket first = open(http, "--http-port");
        ServerSocket second = open(https, "--https-port");
        ServerSocket third = open(0, "")) {
      return new FreePorts(first.getLocalPort(), second.getLocalPort(), third.getLocalPort());
    } catch (IOException e) {
      throw new DemoException("the ports cannot be checked: " + e.getMessage(), e);
    }
  }

  private static ServerSocket open(int port, String option) {
    if (port < 0 || port > 65_535) {
      throw new DemoException(option + " takes 0 to 65535");
    }
    try {
      return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new DemoException(
          "port " + port + " is in use: choose another with " + option + ", or 0 for a free one");
    }
  }
}
