// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist;

/** What screening found. */
public sealed interface ScreeningOutcome {

  /** Nothing in force concerns this document. */
  record Clear() implements ScreeningOutcome {}

  /** An entry in force does; of several the strictest. */
  record Hit(EntryId entry, Instruction instruction) implements ScreeningOutcome {}
}
