// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clearlane.kernel.PartnerScope.EVENTS;
import static org.clearlane.kernel.PartnerScope.JOURNEYS;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clearlane.kernel.BadPartnerException;
import org.clearlane.kernel.Partner;
import org.clearlane.kernel.PartnerScope;
import org.clearlane.kernel.Partners.Caller;
import org.clearlane.kernel.Partners.TokenOutcome;
import org.clearlane.kernel.Partners.TokenOutcome.Issued;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredPartnersTest {
  private static final Set<PartnerScope> BOTH = EnumSet.of(EVENTS, JOURNEYS);
  private static final Set<PartnerScope> ALL_IT_HAS = EnumSet.noneOf(PartnerScope.class);

  private Books books = Books.empty();
  private String secret = "";

  @BeforeEach
  void create() {
    books = Books.empty();
    secret = put(BOTH).orElseThrow();
  }

  private Optional<String> put(Set<PartnerScope> scopes) {
    return books.in(() -> books.partners.put("air", "Utopia Airways", scopes, "admin@a"));
  }

  private TokenOutcome token(String given) {
    return books.in(() -> books.partners.token("air", given, ALL_IT_HAS));
  }

  private String issued() {
    return ((Issued) token(secret)).token();
  }

  private Optional<Caller> caller(String token) {
    return books.in(() -> books.partners.caller(token.substring("a.".length())));
  }

  private Partner partner() {
    return books.in(() -> books.partners.find("air")).orElseThrow();
  }

  @Test
  void theSecretOpensAndTheTokenTellsWhoCalls() {
    assertThat(token(secret)).isInstanceOf(Issued.class);
    assertThat(issued()).matches("a\\.[A-Za-z0-9_-]{43}");
    assertThat(caller(issued())).contains(new Caller("air", "Utopia Airways", BOTH));
    assertThat(partner().lastTokenAt()).isPresent();
  }

  @Test
  void theDatabaseHoldsNeitherSecretNorToken() {
    String token = issued();
    assertThat(Books.texts("select cast(p as text) from kernel.partner p"))
        .noneMatch(row -> row.contains(secret));
    assertThat(Books.texts("select cast(t as text) from kernel.partner_token t"))
        .noneMatch(row -> row.contains(token.substring(2)));
  }

  @Test
  void aSecondPutChangesAndShowsNoSecret() {
    assertThat(put(EnumSet.of(EVENTS))).isEmpty();
    assertThat(partner().scopes()).containsExactly(EVENTS);
    assertThat(token(secret)).isInstanceOf(Issued.class);
    assertThat(books.audited()).containsExactly("partner.created", "partner.changed");
  }

  @Test
  void aScopeThatIsTakenAwayIsGoneFromTokensGivenOut() {
    String token = issued();
    put(EnumSet.of(JOURNEYS));
    assertThat(caller(token).orElseThrow().scopes()).containsExactly(JOURNEYS);
  }

  @Test
  void aTokenHasTheScopesThatWereAskedFor() {
    TokenOutcome outcome = books.in(() -> books.partners.token("air", secret, EnumSet.of(EVENTS)));
    assertThat(caller(((Issued) outcome).token()).orElseThrow().scopes()).containsExactly(EVENTS);
    assertThat(
            books.in(() -> books.partners.token("air", secret, EnumSet.of(PartnerScope.ROSTERS))))
        .isEqualTo(new TokenOutcome.ScopeRefused());
  }

  @Test
  void suspensionEndsTokensAtOnceAndRefusesNewOnes() {
    String token = issued();
    assertThat((boolean) books.in(() -> books.partners.suspend("air", "admin@a"))).isTrue();
    assertThat(caller(token)).isEmpty();
    assertThat(token(secret)).isEqualTo(new TokenOutcome.Refused());
    assertThat((boolean) books.in(() -> books.partners.resume("air", "admin@a"))).isTrue();
    assertThat(caller(token)).as("tokens do not come back").isEmpty();
    assertThat(token(secret)).isInstanceOf(Issued.class);
    assertThat(books.audited()).endsWith("partner.suspended", "partner.resumed");
  }

  @Test
  void aRotatedSecretHoldsForTheOverlapAlone() {
    String token = issued();
    String second = rotate(Duration.ofHours(24));
    assertThat(token(secret)).isInstanceOf(Issued.class);
    assertThat(token(second)).isInstanceOf(Issued.class);
    assertThat(caller(token)).isPresent();
    Books.execute("update kernel.partner set previous_until = now() - interval '1 second'");
    assertThat(token(secret)).isEqualTo(new TokenOutcome.Refused());
    assertThat(token(second)).isInstanceOf(Issued.class);
  }

  @Test
  void withoutOverlapTheOldSecretAndItsTokensEnd() {
    String token = issued();
    String second = rotate(Duration.ZERO);
    assertThat(token(secret)).isEqualTo(new TokenOutcome.Refused());
    assertThat(caller(token)).isEmpty();
    assertThat(token(second)).isInstanceOf(Issued.class);
  }

  private String rotate(Duration overlap) {
    return books.in(() -> books.partners.rotateSecret("air", overlap, "admin@a")).orElseThrow();
  }

  @Test
  void fiveWrongSecretsLockTheClientWhateverComesNext() {
    for (int i = 0; i < 5; i++) {
      assertThat(token("wrong" + i)).isEqualTo(new TokenOutcome.Refused());
    }
    assertThat(token(secret)).as("never right before").isEqualTo(new TokenOutcome.Refused());
  }

  @Test
  void aGuesserDoesNotStopWhoHasTheSecret() {
    issued();
    for (int i = 0; i < 6; i++) {
      token("wrong" + i);
    }
    assertThat(token(secret)).isInstanceOf(Issued.class);
  }

  @Test
  void tokensThatExpiredOpenNothingAndArePurged() {
    String token = issued();
    Books.execute("update kernel.partner_token set expires_at = now() - interval '1 second'");
    assertThat(caller(token)).isEmpty();
    books.applyRules(Instant.now());
    assertThat(Books.texts("select partner from kernel.partner_token")).isEmpty();
  }

  @Test
  void whoAsksForTokensWithoutEndHasToWait() {
    // More than come back meanwhile, one a second.
    assertThat(Stream.generate(() -> token(secret)).limit(100))
        .anyMatch(TokenOutcome.TooOften.class::isInstance);
  }

  @Test
  void aStrangerIsRefused() {
    assertThat(books.in(() -> books.partners.token("nobody", secret, ALL_IT_HAS)))
        .isEqualTo(new TokenOutcome.Refused());
    assertThat(caller("a." + secret)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "UPPER", "-air", "a:b", "a@b", "a b", "ä1"})
  void aCodeOfAnotherFormIsRefused(String code) {
    assertThatThrownBy(
            () -> books.in(() -> books.partners.put(code, "Organisation", BOTH, "admin@a")))
        .isInstanceOf(BadPartnerException.class);
  }
}
