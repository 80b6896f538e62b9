// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.clearlane.kernel.TravelDocument;

/**
 * What an authority lays down for a population.
 *
 * @param name for people, 1 to 80 characters
 * @param owner code of the partner whose programs may keep the roster, 2 to 40 of {@code a-z 0-9
 *     -}; empty if the authority keeps it
 * @param admission who becomes a member
 * @param capacity 1 to {@value #MOST_MEMBERS}
 * @param validFrom first day on which members are identified
 * @param validUntil last day on which members are identified
 * @param minimumAge in years on the day of registration, 0 to 120
 * @param issuingStates of travel documents that are eligible; empty for any
 * @param preVerified whether an officer looks at every member before lanes know the face
 */
public record PopulationPlan(
    String name,
    Optional<String> owner,
    Admission admission,
    int capacity,
    LocalDate validFrom,
    LocalDate validUntil,
    int minimumAge,
    Set<String> issuingStates,
    boolean preVerified) {
  /** One-to-many clearance is for groups below 100,000. */
  public static final int MOST_MEMBERS = 99_999;

  private static final Pattern OWNER = Pattern.compile("[a-z0-9-]{2,40}");
  private static final Pattern STATE = Pattern.compile("[A-Z]{1,3}");
  private static final int OLDEST = 120;
  private static final int MOST_STATES = 300;

  /** Who becomes a member. */
  public enum Admission {
    /** Whom the owner has put on the roster, once enrolled with consent. */
    ROSTER,
    /** Whoever is eligible and consents at enrolment, as long as there is room. */
    OPEN
  }

  /** Why somebody cannot be a member. */
  public enum Ineligibility {
    DOCUMENT_EXPIRED,
    ISSUING_STATE_NOT_ELIGIBLE,
    UNDER_AGE,
    AGE_UNKNOWN
  }

  /**
   * @throws IllegalArgumentException if a part is out of range, in words
   */
  public PopulationPlan {
    issuingStates = Set.copyOf(issuingStates);
    require(!name.isBlank() && name.length() <= 80, "name takes 1 to 80 characters");
    require(
        owner.isEmpty() || OWNER.matcher(owner.get()).matches(),
        "owner takes the code of a partner");
    require(capacity >= 1 && capacity <= MOST_MEMBERS, "capacity must be 1 to " + MOST_MEMBERS);
    require(!validUntil.isBefore(validFrom), "validUntil must not be before validFrom");
    require(minimumAge >= 0 && minimumAge <= OLDEST, "minimumAge must be 0 to " + OLDEST);
    require(
        issuingStates.size() <= MOST_STATES
            && issuingStates.stream().allMatch(state -> STATE.matcher(state).matches()),
        "issuingStates takes codes of one to three letters");
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalArgumentException(what);
    }
  }

  /** Why the holder of this document cannot be a member on that day; empty if it can be. */
  public Optional<Ineligibility> ineligibility(TravelDocument document, LocalDate today) {
    if (document.expiredOn(today)) {
      return Optional.of(Ineligibility.DOCUMENT_EXPIRED);
    }
    if (!issuingStates.isEmpty() && !issuingStates.contains(document.issuingState())) {
      return Optional.of(Ineligibility.ISSUING_STATE_NOT_ELIGIBLE);
    }
    if (minimumAge == 0) {
      return Optional.empty();
    }
    Optional<LocalDate> latestBirth = document.birthDate().complete();
    if (latestBirth.isEmpty()) {
      return Optional.of(Ineligibility.AGE_UNKNOWN);
    }
    return ChronoUnit.YEARS.between(latestBirth.get(), today) < minimumAge
        ? Optional.of(Ineligibility.UNDER_AGE)
        : Optional.empty();
  }
}
