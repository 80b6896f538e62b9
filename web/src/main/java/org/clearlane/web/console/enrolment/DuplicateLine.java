// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import org.clearlane.enrollment.DuplicateCase;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.web.console.ClockTimes;

/**
 * A case as the list shows it.
 *
 * @param kind part of message keys
 * @param score of the comparison, two decimals
 */
public record DuplicateLine(
    String id,
    String kind,
    String openedAt,
    String score,
    String name,
    String document,
    String candidate,
    String candidateName,
    String candidateDocument) {

  static DuplicateLine of(DuplicateCase it) {
    return new DuplicateLine(
        it.id().toString(),
        it.kind().name(),
        ClockTimes.dayAndTime(it.openedAt()),
        CandidateLine.rounded(it.score()),
        TravellerLine.name(it.document()),
        number(it.document()),
        it.candidate().toString(),
        TravellerLine.name(it.candidateDocument()),
        number(it.candidateDocument()));
  }

  private static String number(TravelDocument document) {
    return document.issuingState() + " " + document.number();
  }
}
