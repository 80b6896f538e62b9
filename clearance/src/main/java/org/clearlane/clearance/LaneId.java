// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.util.regex.Pattern;

/**
 * A lane's code, unique within its authority.
 *
 * @param code one to twenty of {@code a-z 0-9 -}, beginning with a letter or digit
 */
public record LaneId(String code) {
  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,19}");

  /**
   * @throws IllegalArgumentException if the code has another form
   */
  public LaneId {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("a lane code must match " + CODE);
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
