// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import java.io.Serializable;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.web.console.ClockTimes;

/** An enrolled traveller as a line of the list. */
public record TravellerLine(
    String id,
    String enrolledAt,
    String name,
    String issuingState,
    String documentNumber,
    boolean suspended)
    implements Serializable {

  static TravellerLine of(TravellerSummary traveller) {
    TravelDocument document = traveller.document();
    return new TravellerLine(
        traveller.id().toString(),
        ClockTimes.dayAndTime(traveller.createdAt()),
        name(document),
        document.issuingState(),
        document.number(),
        traveller.status() == TravellerSummary.Status.SUSPENDED);
  }

  static String name(TravelDocument document) {
    return (document.surname() + " " + document.givenNames()).strip();
  }
}
