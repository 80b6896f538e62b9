// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.util.regex.Pattern;

/**
 * A border authority: the owner of one database, one set of keys and its officers.
 *
 * @param code one to sixteen of {@code a-z 0-9 -}, beginning with a letter; used in configuration
 *     keys, log-ins ({@code name@code}) and file names
 */
public record Authority(String code) {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,15}");

  /**
   * @throws IllegalArgumentException if the code has another form
   */
  public Authority {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("authority code must match " + CODE);
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
