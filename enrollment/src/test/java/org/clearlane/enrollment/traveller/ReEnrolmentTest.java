// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.Documents;
import org.clearlane.enrollment.FakeFaceMatcher;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.enrollment.Node;
import org.clearlane.enrollment.ReEnrolments.Progress;
import org.clearlane.enrollment.TestDatabase;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.Test;

class ReEnrolmentTest {
  private static final String NEW_MODEL = "new-model";

  private final TestDatabase database = TestDatabase.empty();
  private final FakeKeyStore keys = new FakeKeyStore();
  private final Node before = new Node(database, keys);
  private final FakeFaceMatcher newModel = new FakeFaceMatcher(NEW_MODEL);
  private final Node node = new Node(database, keys, newModel);

  private Progress progress() {
    return node.in(() -> node.reEnrolments().progress());
  }

  private void start() {
    node.in(() -> node.reEnrolments().start("admin@a"));
  }

  private FaceTemplate reference(TravellerId traveller) {
    return node.in(() -> node.enrollments().reference(traveller)).orElseThrow();
  }

  private void run() throws InterruptedException {
    run(Integer.MAX_VALUE);
  }

  /** As many steps at most, as if the server stopped then. */
  private void run(int steps) throws InterruptedException {
    AtomicInteger left = new AtomicInteger(steps);
    new ReEnrolmentRun(
            last -> node.in(() -> node.reEnrolments().next(last)),
            () -> left.getAndDecrement() > 0 && node.in(() -> node.reEnrolments().running()),
            () -> node.in(done(() -> node.reEnrolments().finish())))
        .run();
  }

  private static Supplier<Boolean> done(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }

  private static FaceTemplate expected(String model, String number) {
    return FakeFaceMatcher.template(
        model, Arrays.hashCode(Documents.portrait(Documents.numbered(number))));
  }

  @Test
  void makesEveryReferenceAnewFromItsPicture() throws InterruptedException {
    TravellerId first = Documents.enrol(before, "AB1");
    TravellerId second = Documents.enrol(before, "AB2");
    assertThat(progress().left()).isEqualTo(2);
    assertThat(progress().share()).isZero();

    start();
    assertThat(progress().running()).isTrue();
    run();

    assertThat(reference(first)).isEqualTo(expected(NEW_MODEL, "AB1"));
    assertThat(reference(second)).isEqualTo(expected(NEW_MODEL, "AB2"));
    assertThat(progress().running()).isFalse();
    assertThat(progress().current()).isEqualTo(2);
    assertThat(progress().share()).isEqualTo(1);
    assertThat(progress().startedBy()).contains("admin@a");
    assertThat(node.audited())
        .containsExactly(
            "re-enrolment.started",
            "traveller.re-enrolled",
            "traveller.re-enrolled",
            "re-enrolment.finished");
  }

  @Test
  void goesOnWhereItWasInterrupted() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      Documents.enrol(before, "AB" + i);
    }
    start();
    run(2);
    assertThat(progress().current()).isEqualTo(2);
    assertThat(progress().running()).as("wanted again after the next start").isTrue();

    run();

    assertThat(progress().current()).isEqualTo(5);
    assertThat(progress().running()).isFalse();
  }

  @Test
  void pausesOnRequest() throws InterruptedException {
    Documents.enrol(before, "AB1");
    start();
    node.in(() -> node.reEnrolments().stop("admin@a"));
    run();

    assertThat(progress().left()).isEqualTo(1);
    assertThat(node.audited()).containsExactly("re-enrolment.started", "re-enrolment.paused");
  }

  @Test
  void leavesWhoDoesNotConsent() throws InterruptedException {
    TravellerId traveller = Documents.enrol(before, "AB1");
    database.execute("update enrollment.consent set withdrawn_at = now()");
    start();
    run();

    assertThat(reference(traveller)).isEqualTo(expected(FakeFaceMatcher.MODEL, "AB1"));
    assertThat(progress().withoutConsent()).isEqualTo(1);
    assertThat(progress().left()).isZero();
    assertThat(node.in(() -> node.reEnrolments().renew(traveller))).isEmpty();
  }

  @Test
  void keepsTheReferenceOfAPictureThatShowsNoFaceAndDoesNotTryAgain() throws InterruptedException {
    TravellerId traveller = Documents.enrol(before, "AB1");
    newModel.setUsable(false);
    start();
    run();
    assertThat(progress().failed()).isEqualTo(1);
    assertThat(progress().running()).isFalse();
    assertThat(reference(traveller)).isEqualTo(expected(FakeFaceMatcher.MODEL, "AB1"));

    newModel.setUsable(true);
    start();
    run();
    assertThat(progress().failed()).as("not tried again under the same model").isEqualTo(1);
  }

  @Test
  void renewsATravellerWhoComesFirst() {
    TravellerId traveller = Documents.enrol(before, "AB1");
    Documents.enrol(before, "AB2");

    Optional<FaceTemplate> renewed = node.in(() -> node.reEnrolments().renew(traveller));

    assertThat(renewed).contains(expected(NEW_MODEL, "AB1"));
    assertThat(node.audited()).containsExactly("traveller.re-enrolled");
    assertThat(reference(traveller)).isEqualTo(expected(NEW_MODEL, "AB1"));
    assertThat(progress().current()).isEqualTo(1);
    assertThat(node.in(() -> node.reEnrolments().renew(traveller)))
        .as("already renewed")
        .isEqualTo(renewed);
  }

  @Test
  void waitsForTheModels() {
    Documents.enrol(before, "AB1");
    newModel.setReady(false);

    assertThat(node.in(() -> node.reEnrolments().next(new java.util.UUID(0, 0))))
        .isEqualTo(new ReEnrolmentStep.NotReady());
    assertThat(progress().failed()).isZero();
  }

  @Test
  void hasNothingToDoWithoutReferences() throws InterruptedException {
    assertThat(progress().share()).isEqualTo(1);
    start();
    run();
    assertThat(progress().running()).isFalse();
  }
}
