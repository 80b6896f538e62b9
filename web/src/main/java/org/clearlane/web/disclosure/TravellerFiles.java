// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.disclosure;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.clearlane.clearance.Passages;
import org.clearlane.enrollment.Disclosures;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.TravellerId;

/** Puts a traveller's file together from what the modules keep. */
@RequestScoped
public class TravellerFiles {
  private static final int MOST_CROSSINGS = 10_000;

  private @Inject Disclosures disclosures;
  private @Inject Passages passages;
  private @Inject Authorities authorities;

  /**
   * The traveller's file; empty if the traveller is unknown or withdrawn.
   *
   * @param by the officer who asks, for the audit trail
   */
  public Optional<TravellerFile> of(TravellerId traveller, String by) {
    return disclosures
        .disclose(traveller, by)
        .map(
            enrolment -> {
              List<Crossing> crossings =
                  passages.of(traveller, MOST_CROSSINGS).stream().map(Crossing::of).toList();
              return new TravellerFile(
                  authorities.name(AuthorityContext.current()),
                  Instant.now().truncatedTo(ChronoUnit.SECONDS),
                  enrolment,
                  crossings,
                  crossings.size() < MOST_CROSSINGS,
                  PrivacySettings.contact(AuthorityContext.current()));
            });
  }
}
