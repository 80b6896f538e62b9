// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.DocumentChange;
import org.clearlane.enrollment.DocumentChange.Kind;
import org.clearlane.enrollment.DocumentChanges;
import org.clearlane.enrollment.DocumentOutcome;
import org.clearlane.enrollment.Documents;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.enrollment.Node;
import org.clearlane.enrollment.TestDatabase;
import org.clearlane.enrollment.TestPhone;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.Test;

class EnrollmentRulesTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final String BY = "lee@a";

  private final TestDatabase database = TestDatabase.empty();
  private final FakeKeyStore keys = new FakeKeyStore();
  private final Node node = new Node(database, keys);

  private TravellerId enrolled(String number, Optional<LocalDate> expiry) {
    return Documents.enrol(
        node,
        Documents.expiring(number, expiry),
        Set.of(ConsentPurpose.CONTACTLESS_CHANNEL, ConsentPurpose.E_CHANNEL));
  }

  /** The moment at which an enrolment becomes due. */
  private static Instant dueWith(LocalDate expiry) {
    return expiry
        .with(TemporalAdjusters.lastDayOfMonth())
        .plusDays(1)
        .atStartOfDay(ZoneId.systemDefault())
        .toInstant()
        .plus(Duration.ofDays(90));
  }

  private boolean known(TravellerId traveller) {
    return node.in(() -> node.enrollments().find(traveller)).isPresent();
  }

  @Test
  void enrolmentsAreWithdrawnLongAfterTheirDocumentExpired() {
    LocalDate expiry = Documents.today().plusMonths(2);
    TravellerId expiring = enrolled("E1", Optional.of(expiry));
    TravellerId later = enrolled("E2", Optional.of(expiry.plusMonths(2)));
    TravellerId never = enrolled("E3", Optional.empty());
    Instant due = dueWith(expiry);

    assertThat(node.due(EnrollmentRules.EXPIRED_ENROLMENTS, due.minus(DAY))).isZero();
    assertThat(node.apply(EnrollmentRules.EXPIRED_ENROLMENTS, due.minus(DAY))).isZero();
    assertThat(known(expiring)).isTrue();

    assertThat(node.due(EnrollmentRules.EXPIRED_ENROLMENTS, due.plusSeconds(1))).isEqualTo(1);
    assertThat(node.apply(EnrollmentRules.EXPIRED_ENROLMENTS, due.plusSeconds(1))).isEqualTo(1);

    assertThat(known(expiring)).isFalse();
    assertThat(keys.hasKey(expiring)).isFalse();
    assertThat(known(later)).isTrue();
    assertThat(known(never)).isTrue();
    assertThat(node.audited()).contains("traveller.withdrawn");
    assertThat(node.due(EnrollmentRules.EXPIRED_ENROLMENTS, due.plusSeconds(1))).isZero();
  }

  @Test
  void theDayOfTheExpiryIsNotTold() {
    enrolled("E1", Optional.of(LocalDate.of(2999, 4, 15)));
    assertThat(database.everything()).anyMatch(row -> row.contains("2999-04-30"));
    assertThat(database.everything()).noneMatch(row -> row.contains("2999-04-15"));
  }

  @Test
  void whoRenewsInTimeStays() {
    LocalDate expiry = Documents.today().plusMonths(2);
    TravellerId traveller = enrolled("E1", Optional.of(expiry));
    assertThat(
            node.in(
                () ->
                    node.bean(DocumentChanges.class)
                        .change(
                            traveller,
                            new DocumentChange(
                                Documents.expiring("E9", Optional.of(expiry.plusYears(5))),
                                Kind.RENEWAL,
                                Optional.empty()),
                            BY)))
        .isInstanceOf(DocumentOutcome.Changed.class);
    assertThat(node.apply(EnrollmentRules.EXPIRED_ENROLMENTS, dueWith(expiry).plus(DAY))).isZero();
    assertThat(known(traveller)).isTrue();
  }

  @Test
  void enrolmentsOfBeforeTheColumnAreReadFirst() {
    LocalDate expiry = Documents.today().plusMonths(2);
    enrolled("E1", Optional.of(expiry));
    database.execute("update enrollment.traveller set document_ends_on = null");
    assertThat(node.apply(EnrollmentRules.EXPIRED_ENROLMENTS, dueWith(expiry).plus(DAY)))
        .isEqualTo(1);
  }

  @Test
  void aFailedRunLosesNothing() {
    LocalDate expiry = Documents.today().plusMonths(2);
    TravellerId traveller = enrolled("E1", Optional.of(expiry));
    Instant due = dueWith(expiry).plus(DAY);
    assertThatThrownBy(
            () ->
                node.in(
                    () -> {
                      var _ = node.job(EnrollmentRules.EXPIRED_ENROLMENTS).apply(due, 100);
                      throw new IllegalStateException("the server stops");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(known(traveller)).isTrue();
    assertThat(keys.hasKey(traveller)).as("the key goes with the commit only").isTrue();
    assertThat(node.apply(EnrollmentRules.EXPIRED_ENROLMENTS, due)).isEqualTo(1);
  }

  @Test
  void whatIsLeftOfAWithdrawalGoesAfterTheTimeOfProof() {
    TravellerId gone = enrolled("E1", Optional.empty());
    TravellerId stays = enrolled("E2", Optional.empty());
    String code = node.in(() -> node.credentials().activate(gone, BY).text());
    node.in(() -> node.credentials().issue(code, TestPhone.fresh().publicJwk()));
    node.in(
        () -> {
          node.enrollments().withdraw(gone, BY);
          return true;
        });
    Instant due = Instant.now().plus(Duration.ofDays(1095));

    assertThat(node.apply(EnrollmentRules.WITHDRAWN_ENROLMENTS, due.minus(DAY))).isZero();
    assertThat(database.count("traveller")).isEqualTo(2);
    assertThat(node.due(EnrollmentRules.WITHDRAWN_ENROLMENTS, due.plus(DAY))).isEqualTo(1);
    assertThat(node.apply(EnrollmentRules.WITHDRAWN_ENROLMENTS, due.plus(DAY))).isEqualTo(1);
    assertThat(node.apply(EnrollmentRules.FACE_CHANGES, due)).isPositive();

    assertThat(database.everything()).noneMatch(row -> row.contains(gone.toString()));
    assertThat(known(stays)).isTrue();
    assertThat(database.count("consent")).isEqualTo(2);
  }

  @Test
  void theDatesOfAWithdrawnConsentGoAfterTheTimeOfProof() {
    TravellerId traveller = enrolled("E1", Optional.empty());
    node.in(() -> node.consents().withdraw(traveller, ConsentPurpose.E_CHANNEL, BY));
    Instant due = Instant.now().plus(Duration.ofDays(1095));
    assertThat(node.apply(EnrollmentRules.WITHDRAWN_CONSENTS, due.minus(DAY))).isZero();
    assertThat(node.due(EnrollmentRules.WITHDRAWN_CONSENTS, due.plus(DAY))).isEqualTo(1);
    assertThat(node.apply(EnrollmentRules.WITHDRAWN_CONSENTS, due.plus(DAY))).isEqualTo(1);
    assertThat(database.count("consent")).as("the one in force stays").isEqualTo(1);
  }

  @Test
  void theDatesOfACredentialGoAYearAfterItsEnd() {
    TravellerId traveller = enrolled("E1", Optional.empty());
    String code = node.in(() -> node.credentials().activate(traveller, BY).text());
    node.in(() -> node.credentials().issue(code, TestPhone.fresh().publicJwk()));
    Instant end = Instant.now().plus(Duration.ofDays(7));
    assertThat(node.apply(EnrollmentRules.EXPIRED_CREDENTIALS, end.plus(Duration.ofDays(364))))
        .isZero();
    assertThat(node.apply(EnrollmentRules.EXPIRED_CREDENTIALS, end.plus(Duration.ofDays(366))))
        .isEqualTo(1);
    assertThat(database.count("credential")).isZero();
  }
}
