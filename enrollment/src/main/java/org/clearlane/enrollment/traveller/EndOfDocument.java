// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.clearlane.kernel.TravelDocument;

/** When a document ends, as told outside of what is sealed: by the month, no more exactly. */
final class EndOfDocument {
  private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

  private EndOfDocument() {}

  static LocalDate of(TravelDocument document) {
    return document
        .expiry()
        .map(expiry -> expiry.with(TemporalAdjusters.lastDayOfMonth()))
        .orElse(NEVER);
  }
}
