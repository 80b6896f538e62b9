// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.clearlane.kernel.BadPartnerException;
import org.clearlane.kernel.PartnerScope;
import org.clearlane.kernel.Webhook;
import org.clearlane.kernel.Webhooks.Subscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredWebhooksTest {
  private static final String BY = "partner:air@a";

  private Books books = Books.empty();

  @BeforeEach
  void create() {
    books = Books.empty();
    books.in(() -> books.partners.put("air", "Air", EnumSet.of(PartnerScope.EVENTS), "admin@a"));
  }

  private Subscription subscribe(String url, String type) {
    return books.in(() -> books.webhooks.subscribe("air", URI.create(url), Set.of(type), BY));
  }

  private Webhook made(String url) {
    return ((Subscription.Subscribed) subscribe(url, "*")).webhook();
  }

  @Test
  void theSecretIsShownOnceAndSealed() {
    Subscription made = subscribe("https://203.0.114.7/", "*");
    String secret = ((Subscription.Subscribed) made).secret();
    assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(made.toString()).doesNotContain(secret);
    assertThat(Books.texts("select cast(w as text) from kernel.webhook w"))
        .noneMatch(row -> row.contains(secret.substring(6)));
  }

  @Test
  void thereIsOneForAnAddress() {
    Webhook first = made("https://203.0.114.7/x");
    assertThat(subscribe("https://203.0.114.7/x", "journey.offloaded"))
        .isEqualTo(new Subscription.Exists(first));
  }

  @Test
  void thereAreTenAtMost() {
    for (int i = 0; i < 10; i++) {
      made("https://203.0.114.7/" + i);
    }
    assertThatThrownBy(() -> made("https://203.0.114.7/10"))
        .isInstanceOf(BadPartnerException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://203.0.114.7/",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://[::1]/",
        "https://10.1.2.3/",
        "https://169.254.169.254/latest/meta-data",
        "https://user:word@203.0.114.7/",
        "https://203.0.114.7/#x",
        "ftp://203.0.114.7/",
        "https:/nothing",
        "nothing"
      })
  void anAddressThatLeadsElsewhereIsRefused(String url) {
    assertThatThrownBy(() -> subscribe(url, "*")).isInstanceOf(BadPartnerException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nodots", "Upper.case", "a..b", "population.*"})
  void aTypeOfAnotherFormIsRefused(String type) {
    assertThatThrownBy(() -> subscribe("https://203.0.114.7/", type))
        .isInstanceOf(BadPartnerException.class);
  }

  @Test
  void anotherPartnerSeesAndChangesNothing() {
    UUID id = made("https://203.0.114.7/x").id();
    assertThat(books.in(() -> books.webhooks.find("sea", id))).isEmpty();
    assertThat((boolean) books.in(() -> books.webhooks.unsubscribe("sea", id, BY))).isFalse();
    assertThat(books.in(() -> books.webhooks.test("sea", id))).isEmpty();
  }

  @Test
  void whatAnAdministratorDisabledThePartnerDoesNotTakeUp() {
    UUID id = made("https://203.0.114.7/x").id();
    books.in(() -> books.webhooks.disable("air", id, "admin@a"));
    assertThat(books.in(() -> books.webhooks.test("air", id))).isEmpty();
    assertThatThrownBy(
            () -> books.in(() -> books.webhooks.change("air", id, Set.of("*"), true, BY)))
        .isInstanceOf(BadPartnerException.class);
  }
}
