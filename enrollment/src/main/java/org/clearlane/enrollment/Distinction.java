// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.Set;
import org.clearlane.kernel.TravellerId;

/**
 * An officer's word that a person is none of those who look alike.
 *
 * @param from the candidates that the officer has compared; another one still has to be looked at
 * @param by the officer
 */
public record Distinction(Set<TravellerId> from, Reason reason, String by) {
  /** Why the officer holds two people for two. A choice, so that no names get into the audit. */
  public enum Reason {
    /** A twin, or another near relative. */
    RELATIVE,
    /** Alike at first sight only: other features differ. */
    LOOK_ALIKE,
    /** The faces do not tell; documents or other evidence do. */
    OTHER_EVIDENCE
  }

  public Distinction {
    from = Set.copyOf(from);
  }
}
