// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import org.jspecify.annotations.Nullable;

/** A configuration key has a value of the wrong form, or is not known at all. */
public final class BadSettingException extends KernelException {
  private static final long serialVersionUID = 1L;

  private final String key;

  public BadSettingException(String key, String expected, @Nullable Throwable cause) {
    super("configuration key " + key + ": expected " + expected, cause);
    this.key = key;
  }

  public String key() {
    return key;
  }
}
