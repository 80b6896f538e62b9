// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clearlane.devices.CheckTree;
import org.clearlane.devices.CheckTree.Outcome;
import org.clearlane.devices.ChipAccess;
import org.clearlane.devices.ChipCheck;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.Sex;
import org.clearlane.kernel.TravelDocument;
import org.junit.jupiter.api.Test;

/** What the door takes and tells. */
class ChipDoorTest {
  @Test
  void makesTheKeyOfADocument() {
    TravelDocument document =
        document(BirthDate.of(LocalDate.of(1974, 8, 2)), Optional.of(LocalDate.of(2032, 4, 15)));
    assertThat(ChipAccess.ZoneKey.of(document))
        .isEqualTo(new ChipAccess.ZoneKey("L898902C3", "740802", "320415"));
  }

  @Test
  void keepsFillersWhereADateIsUnknown() {
    BirthDate unknown =
        new BirthDate(OptionalInt.of(1960), OptionalInt.empty(), OptionalInt.empty());
    assertThat(ChipAccess.ZoneKey.of(document(unknown, Optional.empty())))
        .isEqualTo(new ChipAccess.ZoneKey("L898902C3", "60<<<<", "<<<<<<"));
  }

  @Test
  void hidesKeysAndRefusesOthers() {
    assertThat(new ChipAccess.ZoneKey("L898902C3", "740802", "320415").toString())
        .doesNotContain("L898902C3", "740802", "320415");
    assertThat(new ChipAccess.CardAccessNumber("123456").toString()).doesNotContain("123456");
    assertThatThrownBy(() -> new ChipAccess.CardAccessNumber("12345"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("12345");
    assertThatThrownBy(() -> new ChipAccess.ZoneKey("L898902C3", "7408", "320415"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("birth")
        .hasMessageNotContaining("7408");
  }

  @Test
  void isGenuineOnlyIfAllThatIsThereWasProven() {
    assertThat(tree(Outcome.PASSED, Outcome.PASSED).genuine()).isTrue();
    assertThat(tree(Outcome.PASSED, Outcome.NOT_PRESENT).genuine()).isTrue();
    assertThat(tree(Outcome.PASSED, Outcome.FAILED).genuine()).isFalse();
    assertThat(tree(Outcome.PASSED, Outcome.NOT_DONE).genuine()).isFalse();
    assertThat(tree(Outcome.NOT_DONE, Outcome.PASSED).genuine()).isFalse();
    assertThat(tree(Outcome.FAILED, Outcome.PASSED).genuine()).isFalse();
    assertThat(tree(Outcome.WARNING, Outcome.PASSED).genuine()).isFalse();
  }

  private static CheckTree tree(Outcome chain, Outcome proof) {
    List<CheckTree> parts = new ArrayList<>();
    parts.add(CheckTree.leaf(ChipCheck.SIGNER_CHAIN, chain, ""));
    for (ChipCheck check :
        List.of(
            ChipCheck.SIGNATURE,
            ChipCheck.VALIDITY,
            ChipCheck.DATA_GROUP_1,
            ChipCheck.DATA_GROUP_2,
            ChipCheck.ACTIVE_AUTHENTICATION)) {
      parts.add(CheckTree.passed(check));
    }
    parts.add(CheckTree.leaf(ChipCheck.CHIP_AUTHENTICATION, proof, ""));
    return CheckTree.of(ChipCheck.DOCUMENT, parts);
  }

  private static TravelDocument document(BirthDate birth, Optional<LocalDate> expiry) {
    return new TravelDocument(
        "P", "UTO", "L898902C3", expiry, "UTO", "ERIKSSON", "ANNA", birth, Sex.FEMALE);
  }
}
