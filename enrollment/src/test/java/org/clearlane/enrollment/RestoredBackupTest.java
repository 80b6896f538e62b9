// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clearlane.enrollment.PopulationPlan.Admission;
import org.clearlane.enrollment.population.PopulationGalleries;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.Test;

/** A backup of the database, older than a withdrawal, comes back; the keys do not. */
class RestoredBackupTest {
  private static final List<String> TABLES =
      List.of("traveller", "face_reference", "consent", "credential", "population", "member");

  private final TestDatabase database = TestDatabase.empty();
  private final FakeKeyStore keys = new FakeKeyStore();

  private static TravellerId enrolled(Node node) {
    Park.create(node, Admission.OPEN);
    return Park.enrol(node, "P1");
  }

  private void backUp() {
    for (String table : TABLES) {
      database.execute("drop table if exists backup_" + table);
      database.execute("create table backup_" + table + " as table enrollment." + table);
    }
  }

  private void restore() {
    for (String table : TABLES) {
      database.execute("truncate enrollment." + table + " cascade");
    }
    for (String table : TABLES) {
      database.execute("insert into enrollment." + table + " select * from backup_" + table);
    }
  }

  private static boolean searched(Node node, TravellerId traveller) {
    node.in(
        () -> {
          node.bean(PopulationGalleries.class).catchUp();
          return true;
        });
    return Park.searched(node, traveller);
  }

  @Test
  void whoWithdrewDoesNotComeBack() {
    Node node = new Node(database, keys);
    TravellerId traveller = enrolled(node);
    assertThat(searched(node, traveller)).isTrue();
    backUp();
    node.in(
        () -> {
          node.enrollments().withdraw(traveller, "lee@a");
          return true;
        });

    restore();
    Node restarted = new Node(database, keys);

    assertThat(restarted.in(() -> restarted.enrollments().find(traveller))).isEmpty();
    assertThat(database.count("face_reference")).isZero();
    assertThat(searched(restarted, traveller)).isFalse();
    assertThat(restarted.audited()).contains("traveller.withdrawn");
  }

  @Test
  void whatWasConsentedToNoMoreDoesNotComeBack() {
    Node node = new Node(database, keys);
    TravellerId traveller = enrolled(node);
    backUp();
    assertThat(
            node.in(
                () ->
                    node.consents().withdraw(traveller, ConsentPurpose.CONTACTLESS_GROUP, "lee@a")))
        .isTrue();

    restore();
    Node restarted = new Node(database, keys);

    assertThat(restarted.in(() -> restarted.enrollments().find(traveller))).isPresent();
    assertThat(
            restarted.in(
                () -> restarted.consents().granted(traveller, ConsentPurpose.CONTACTLESS_GROUP)))
        .isFalse();
    assertThat(
            restarted.in(
                () -> restarted.consents().granted(traveller, ConsentPurpose.CONTACTLESS_CHANNEL)))
        .isTrue();
    assertThat(searched(restarted, traveller)).isFalse();
  }

  @Test
  void aStartWithoutARestoreChangesNothing() {
    Node node = new Node(database, keys);
    TravellerId traveller = enrolled(node);

    Node restarted = new Node(database, keys);

    assertThat(searched(restarted, traveller)).isTrue();
    assertThat(restarted.audited()).isEmpty();
  }
}
