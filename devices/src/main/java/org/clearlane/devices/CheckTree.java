// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checks of a chip, each with its outcome; a check with parts takes its outcome from them.
 *
 * @param reason why it came out so, in technical words without personal data; may be empty
 */
public record CheckTree(ChipCheck check, Outcome outcome, String reason, List<CheckTree> parts) {
  private static final List<ChipCheck> SIGNED =
      List.of(
          ChipCheck.SIGNATURE,
          ChipCheck.SIGNER_CHAIN,
          ChipCheck.VALIDITY,
          ChipCheck.DATA_GROUP_1,
          ChipCheck.DATA_GROUP_2);
  private static final List<ChipCheck> PROOFS =
      List.of(ChipCheck.ACTIVE_AUTHENTICATION, ChipCheck.CHIP_AUTHENTICATION);

  /** How a check came out. */
  public enum Outcome {
    PASSED,
    FAILED,
    /** The document does not have what would be checked. */
    NOT_PRESENT,
    /** It could not be checked here. */
    NOT_DONE,
    /** Something is unusual that does not count against the document. */
    WARNING
  }

  public CheckTree {
    parts = List.copyOf(parts);
  }

  /** A check without parts. */
  public static CheckTree leaf(ChipCheck check, Outcome outcome, String reason) {
    return new CheckTree(check, outcome, reason, List.of());
  }

  /** A check without parts that passed. */
  public static CheckTree passed(ChipCheck check) {
    return leaf(check, Outcome.PASSED, "");
  }

  /** A check without parts that failed. */
  public static CheckTree failed(ChipCheck check, String reason) {
    return leaf(check, Outcome.FAILED, reason);
  }

  /** A check that failed where one part did, and passed where one passed and none failed. */
  public static CheckTree of(ChipCheck check, List<CheckTree> parts) {
    Outcome outcome = Outcome.NOT_DONE;
    if (parts.stream().anyMatch(part -> part.outcome() == Outcome.FAILED)) {
      outcome = Outcome.FAILED;
    } else if (parts.stream().anyMatch(part -> part.outcome() == Outcome.PASSED)) {
      outcome = Outcome.PASSED;
    }
    return new CheckTree(check, outcome, "", parts);
  }

  /**
   * Whether the chip is genuine: the data are signed by a trusted authority, and every further
   * check that the document allows passed; one that it allows and that could not be made here does
   * not. A chip without active and chip authentication can be genuine; whether it is a copy is then
   * unknown.
   */
  public boolean genuine() {
    return all().noneMatch(part -> part.outcome() == Outcome.FAILED)
        && SIGNED.stream().allMatch(check -> came(check, Outcome.PASSED))
        && PROOFS.stream()
            .allMatch(check -> came(check, Outcome.PASSED) || came(check, Outcome.NOT_PRESENT));
  }

  private boolean came(ChipCheck check, Outcome expected) {
    return find(check).filter(found -> found.outcome() == expected).isPresent();
  }

  /** A check in this tree. */
  public Optional<CheckTree> find(ChipCheck wanted) {
    return all().filter(tree -> tree.check() == wanted).findFirst();
  }

  /** This check and all of its parts, in order. */
  public Stream<CheckTree> all() {
    return Stream.concat(Stream.of(this), parts.stream().flatMap(CheckTree::all));
  }
}
