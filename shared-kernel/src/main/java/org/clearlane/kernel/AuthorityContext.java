// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

/**
 * Tells on whose behalf the current call runs.
 *
 * <p>Bound at the edge (request filter, lane thread, job, observer) by code that wraps the call.
 * Executors and asynchronous observers inherit nothing and bind for themselves. Everything that is
 * kept per authority (persistence, galleries, caches, keys) asks {@link #current()}.
 */
public final class AuthorityContext {
  private static final ScopedValue<Authority> CURRENT = ScopedValue.newInstance();

  private AuthorityContext() {}

  /**
   * The authority of this call.
   *
   * @throws NoAuthorityException if none is bound
   */
  public static Authority current() {
    if (!CURRENT.isBound()) {
      throw new NoAuthorityException();
    }
    return CURRENT.get();
  }

  /** Whether an authority is bound to this call. */
  public static boolean isBound() {
    return CURRENT.isBound();
  }

  /**
   * Runs {@code operation} on behalf of {@code authority}; the binding ends with the call.
   *
   * @return what the operation returns
   * @throws X what the operation throws
   */
  public static <T, X extends Throwable> T call(
      Authority authority, ScopedValue.CallableOp<? extends T, X> operation) throws X {
    return ScopedValue.where(CURRENT, authority).call(operation);
  }

  /** Runs {@code operation} on behalf of {@code authority}; the binding ends with the call. */
  public static void run(Authority authority, Runnable operation) {
    ScopedValue.where(CURRENT, authority).run(operation);
  }
}
