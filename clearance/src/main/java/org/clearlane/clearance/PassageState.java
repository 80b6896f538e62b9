// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a passage stands. {@code OPENED → EVIDENCE → INSPECTING → CLEARED | REFERRED |
 * INTERCEPTED}; from {@code INSPECTING} back to {@code EVIDENCE} for another attempt; and after
 * clearance {@code → PASSING → COMPLETED | ABANDONED | REVERSED}.
 */
public enum PassageState {
  /** A claim was presented. */
  OPENED,
  /** The claim is genuine; the lane asks for the live face. */
  EVIDENCE,
  /** The evidence is complete and being inspected. */
  INSPECTING,
  /** The traveller may pass; the gate is still shut. */
  CLEARED,
  /** The traveller is asked to go to an officer. */
  REFERRED,
  /** As a referral to everybody but the owning authority's officers. */
  INTERCEPTED,
  /** The gate was commanded, or is about to be: only a crossing or its absence ends this state. */
  PASSING,
  /** The traveller crossed; the exit/entry record exists. */
  COMPLETED,
  /** Nobody crossed. */
  ABANDONED,
  /** The traveller turned back after both sides had cleared. */
  REVERSED;

  private static final Set<PassageState> ENDED =
      EnumSet.of(REFERRED, INTERCEPTED, COMPLETED, ABANDONED, REVERSED);

  /** Whether nothing follows. */
  public boolean ended() {
    return ENDED.contains(this);
  }

  /** Whether {@code next} may follow; everything else is a fault of the caller. */
  public boolean mayBecome(PassageState next) {
    return switch (this) {
      case OPENED ->
          next == EVIDENCE || next == REFERRED || next == INTERCEPTED || next == ABANDONED;
      case EVIDENCE -> next == INSPECTING || next == REFERRED || next == ABANDONED;
      case INSPECTING ->
          next == CLEARED
              || next == EVIDENCE
              || next == REFERRED
              || next == INTERCEPTED
              || next == ABANDONED;
      case CLEARED -> next == PASSING || next == REFERRED || next == ABANDONED;
      case PASSING -> next == COMPLETED || next == ABANDONED || next == REVERSED;
      case REFERRED, INTERCEPTED, COMPLETED, ABANDONED, REVERSED -> false;
    };
  }
}
