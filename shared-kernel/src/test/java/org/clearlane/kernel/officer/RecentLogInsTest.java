// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.officer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.clearlane.kernel.Accounts.LogIn;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.Role;
import org.junit.jupiter.api.Test;

class RecentLogInsTest {
  private static final Authority A = new Authority("a");
  private static final Authority B = new Authority("b");
  private static final Set<Role> ROLES = EnumSet.of(Role.OFFICER);

  private long now = Long.MAX_VALUE - 1;
  private int verified;
  private String password = "right";
  private final RecentLogIns recent = new RecentLogIns(() -> now);

  private LogIn logIn(Authority authority, String given) {
    return recent.check(
        authority,
        "officer",
        given,
        () -> {
          verified++;
          return given.equals(password) ? Optional.of(ROLES) : Optional.empty();
        });
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private void guess(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(logIn(A, "wrong " + i)).isEqualTo(new LogIn.Refused());
    }
  }

  @Test
  void theSlowHashIsComputedOncePerFiveMinutes() {
    assertThat(logIn(A, "right")).isEqualTo(new LogIn.Accepted(ROLES));
    pass(Duration.ofSeconds(299));
    assertThat(logIn(A, "right")).isEqualTo(new LogIn.Accepted(ROLES));
    assertThat(verified).isEqualTo(1);
    pass(Duration.ofSeconds(2));
    logIn(A, "right");
    assertThat(verified).isEqualTo(2);
  }

  @Test
  void aChangedPasswordEndsTheOldOneAtOnce() {
    logIn(A, "right");
    password = "new";
    recent.forget(A, "officer");
    assertThat(logIn(A, "right")).isEqualTo(new LogIn.Refused());
    assertThat(logIn(A, "new")).isEqualTo(new LogIn.Accepted(ROLES));
  }

  @Test
  void fiveWrongPasswordsLockTheNameFor30Seconds() {
    guess(5);
    assertThat(logIn(A, "right")).isEqualTo(new LogIn.Locked());
    pass(Duration.ofSeconds(29));
    assertThat(logIn(A, "right")).isEqualTo(new LogIn.Locked());
    assertThat(verified).as("no guess is answered while locked").isEqualTo(5);
    pass(Duration.ofSeconds(1));
    assertThat(logIn(A, "right")).isEqualTo(new LogIn.Accepted(ROLES));
  }

  @Test
  void aGuesserDoesNotStopWhoIsLoggedIn() {
    logIn(A, "right");
    guess(5);
    assertThat(logIn(A, "wrong again")).isEqualTo(new LogIn.Locked());
    assertThat(logIn(A, "right")).isEqualTo(new LogIn.Accepted(ROLES));
  }

  @Test
  void oldMistakesDoNotCount() {
    guess(4);
    pass(Duration.ofSeconds(31));
    guess(4);
    assertThat(logIn(A, "right")).isEqualTo(new LogIn.Accepted(ROLES));
  }

  @Test
  void anotherAuthorityHasItsOwnAccounts() {
    logIn(A, "right");
    guess(5);
    logIn(B, "right");
    assertThat(verified).as("remembered for one authority only").isEqualTo(7);
  }
}
