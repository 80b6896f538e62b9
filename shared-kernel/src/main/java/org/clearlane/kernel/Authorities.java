// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.util.List;
import java.util.Optional;

/** The authorities that this server runs, in configured order. Thread safe. */
public interface Authorities {

  /** At least one. */
  List<Authority> all();

  /** The authority with this code, if this server runs it. */
  Optional<Authority> byCode(String code);

  /** The name that screens show. */
  String name(Authority authority);

  /** Whether the authority's database has answered and its schema is up to date. */
  boolean ready(Authority authority);

  /**
   * Fired once per authority, with the authority bound, when its database is there and its schema
   * is up to date: what keeps state per authority starts here, not at application start.
   */
  record Ready(Authority authority) {}
}
