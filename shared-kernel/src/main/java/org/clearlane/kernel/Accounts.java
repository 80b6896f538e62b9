// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.util.List;
import java.util.Set;

/** Accounts of the current authority: its officers and its lane controllers. Thread safe. */
public interface Accounts {

  /**
   * Creates an account or, if the name exists, replaces its password and roles.
   *
   * @param name two to forty of {@code a-z 0-9 . -}; the log-in is {@code name@authority}
   * @param password 12 to 128 characters
   * @param by who asks, for the audit trail
   * @throws BadAccountException if a part has another form
   */
  void put(String name, String password, Set<Role> roles, String by);

  /**
   * Checks a password. Blocks about 0.1 s for a first check (PBKDF2); a repeated one within five
   * minutes is answered from memory. After five wrong passwords the account answers {@link
   * LogIn.Locked} for 30 s.
   */
  LogIn logIn(String name, String password);

  /** All accounts, by name. */
  List<Account> list();

  /** An account as screens show it. */
  record Account(String name, Set<Role> roles) {}

  /** The outcome of a log-in. */
  sealed interface LogIn {
    /** The password is right. */
    record Accepted(Set<Role> roles) implements LogIn {}

    /** Unknown name or wrong password; which of them is not told. */
    record Refused() implements LogIn {}

    /** Too many wrong passwords; the right one is not accepted either for now. */
    record Locked() implements LogIn {}
  }
}
