// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.clearlane.biometrics.PersonId;
import org.clearlane.enrollment.PopulationPlan.Admission;
import org.clearlane.kernel.TravellerId;

/** A population, and people who may be in it. */
public final class Park {
  public static final PopulationCode CODE = new PopulationCode("park");
  public static final String BY = "lee@a";

  private Park() {}

  /** Valid from yesterday for a year. */
  public static PopulationPlan plan(Admission admission, int capacity, boolean preVerified) {
    return new PopulationPlan(
        "The park's staff",
        Optional.of("park"),
        admission,
        capacity,
        Documents.today().minusDays(1),
        Documents.today().plusYears(1),
        0,
        Set.of(),
        preVerified);
  }

  /** With room for ten, and without an officer who looks first. */
  public static void create(Node node, Admission admission) {
    create(node, plan(admission, 10, false));
  }

  public static void create(Node node, PopulationPlan plan) {
    assertThat(node.in(() -> node.populations().create(CODE, plan, BY)))
        .isEqualTo(PopulationChange.DONE);
  }

  /** Enrols who consents to clearance by face alone, and to the contactless e-Channel. */
  public static TravellerId enrol(Node node, String number) {
    return Documents.enrol(
        node,
        Documents.numbered(number),
        Set.of(ConsentPurpose.CONTACTLESS_CHANNEL, ConsentPurpose.CONTACTLESS_GROUP));
  }

  /** Whether lanes would find the face. */
  public static boolean searched(Node on, TravellerId traveller) {
    return on.in(
        () -> on.galleries().real().contains(CODE.gallery(), new PersonId(traveller.value())));
  }
}
