// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.util.Map;

/**
 * An answer as it is kept to be given again.
 *
 * @param mediaType empty if there is no body
 * @param headers selected ones, by name
 * @param body at most {@value #LARGEST} bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record IdempotentAnswer(
    int status, String mediaType, Map<String, String> headers, byte[] body) {
  /** The largest body that is kept. */
  public static final int LARGEST = 64 << 10;

  /**
   * @throws IllegalArgumentException if the body is too large
   */
  public IdempotentAnswer {
    if (body.length > LARGEST) {
      throw new IllegalArgumentException("the body of an answer is too large to be kept");
    }
    headers = Map.copyOf(headers);
  }

  @Override
  public String toString() {
    return "IdempotentAnswer[" + status + "]";
  }
}
