// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import java.io.Serializable;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;
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

  /** The name of a chosen traveller; empty where nobody is chosen, or who was is gone. */
  static String name(Enrollments enrollments, String chosen) {
    return chosen.isEmpty()
        ? ""
        : enrollments
            .find(TravellerId.of(chosen))
            .map(traveller -> name(traveller.document()))
            .orElse("");
  }

  static String name(TravelDocument document) {
    return (document.surname() + " " + document.givenNames()).strip();
  }
}
