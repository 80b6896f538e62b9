// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist;

/** A broken rule of the watchlist; the base of this module's unchecked exceptions. */
public class WatchlistException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WatchlistException(String message) {
    super(message);
  }
}
