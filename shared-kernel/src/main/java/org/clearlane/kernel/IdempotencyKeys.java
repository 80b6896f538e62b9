// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.util.UUID;

/**
 * Remembers for 24 hours what partners' requests with an idempotency key were answered
 * (draft-ietf-httpapi-idempotency-key-header), sealed for the authority. Each method is a
 * transaction of its own. Thread safe, also across servers: of two equal requests at the same
 * moment one begins.
 *
 * <p>Between the commit of what a request changes and {@link #finish} a server can die. The key is
 * then taken to be in use for two minutes; after that a repeat is carried out again, and what it
 * changes must be recognised by a natural key of its own.
 */
public interface IdempotencyKeys {

  /**
   * Begins a request, or tells what became of the one before.
   *
   * @param partner the caller's code
   * @param key 1 to 64 characters
   * @param request all that makes the request what it is: method, path and a hash of the body
   */
  Beginning begin(String partner, String key, String request);

  /** Keeps the answer of a request that was begun. */
  void finish(UUID attempt, IdempotentAnswer answer);

  /** Forgets a request that was begun and failed, so that it can be made again. */
  void release(UUID attempt);

  /** What a key stands for. */
  sealed interface Beginning {
    /** Nothing yet: carry the request out, then finish or release it. */
    record First(UUID attempt) implements Beginning {}

    /** The same request, answered before. */
    record Repeated(IdempotentAnswer answer) implements Beginning {}

    /** The same request, which is being carried out. */
    record InProgress() implements Beginning {}

    /** Another request. */
    record Different() implements Beginning {}
  }
}
