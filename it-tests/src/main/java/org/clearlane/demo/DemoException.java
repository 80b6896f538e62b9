// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import org.jspecify.annotations.Nullable;

/** The demonstration cannot go on; the message is one line for the person who started it. */
public final class DemoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DemoException(String message) {
    super(message);
  }

  public DemoException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
