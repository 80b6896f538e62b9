// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the same running port to every test that kills nothing; it stops with the last one. */
final class SharedPort implements ParameterResolver {
  /** The lock of those who use it: one class after the other. */
  static final String NAME = "the shared port";

  /** A server that did not start once will not start for the next test either. */
  private static @Nullable String notStarted;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningPort.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedPort.class))
        .computeIfAbsent(RunningPort.class, _ -> started(), RunningPort.class);
  }

  private static RunningPort started() {
    if (notStarted != null) {
      throw new IllegalStateException(notStarted);
    }
    try {
      return RunningPort.start();
    } catch (RuntimeException e) {
      notStarted = String.valueOf(e.getMessage());
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
