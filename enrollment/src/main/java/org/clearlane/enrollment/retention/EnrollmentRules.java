// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.retention;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearlane.enrollment.credential.EnrollmentSettings;
import org.clearlane.enrollment.journey.JourneySettings;
import org.clearlane.enrollment.registration.RegistrationSettings;
import org.clearlane.kernel.ProcessingActivity;
import org.clearlane.kernel.ProcessingCatalogue;
import org.clearlane.kernel.RetentionRule;
import org.clearlane.kernel.RetentionRule.Action;
import org.clearlane.kernel.RetentionRule.Basis;
import org.clearlane.kernel.RetentionRule.Configured;
import org.clearlane.kernel.RetentionRule.Fixed;
import org.clearlane.kernel.RetentionRule.Pace;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** What enrolment keeps, for what, and for how long. */
public final class EnrollmentRules implements ProcessingCatalogue, SettingsCatalogue {
  private static final Duration CENTURY = Duration.ofDays(36_500);

  private static final Setting<Duration> EXPIRED =
      Setting.duration(
          "clearlane.retention.enrolments.expired",
          "P90D",
          Duration.ofDays(1),
          CENTURY,
          "How long after the month in which the document expires an enrolment is withdrawn that"
              + " names no other.");
  private static final Setting<Duration> PROOFS =
      Setting.duration(
          "clearlane.retention.proofs",
          "P1095D",
          Duration.ofDays(90),
          CENTURY,
          "How long a consent's dates are kept after its withdrawal, and what is left of a withdrawn"
              + " enrolment.");
  private static final Setting<Duration> CREDENTIALS =
      Setting.duration(
          "clearlane.retention.credentials",
          "P365D",
          Duration.ofDays(1),
          CENTURY,
          "How long a credential's dates are kept after its end.");

  /** From the end of the month in which the document expires. */
  public static final RetentionRule EXPIRED_ENROLMENTS =
      new RetentionRule(
          "expired-enrolments",
          new Configured(EXPIRED),
          Action.WITHDRAWN,
          Pace.RUN,
          Basis.PURPOSE_ENDED);

  /** From the withdrawal. */
  public static final RetentionRule WITHDRAWN_CONSENTS =
      RetentionRule.deleted("withdrawn-consents", PROOFS, Basis.PROOF_OF_CONSENT);

  /** From the withdrawal; what is left are numbers and dates. */
  public static final RetentionRule WITHDRAWN_ENROLMENTS =
      RetentionRule.deleted("withdrawn-enrolments", PROOFS, Basis.PROOF_OF_CONSENT);

  /** From their beginning. */
  public static final RetentionRule REGISTRATIONS =
      new RetentionRule(
          "registrations",
          new Configured(RegistrationSettings.VALIDITY),
          Action.DELETED,
          Pace.CONTINUOUS,
          Basis.PURPOSE_ENDED);

  /** From its end: an officer has a day to see that a code was made and not exchanged. */
  public static final RetentionRule ACTIVATION_CODES =
      RetentionRule.deleted("activation-codes", Duration.ofDays(1), Basis.SECURITY);

  /**
   * From the use. A time step is refused as stale after a minute; the rest is margin for clocks
   * that are set back.
   */
  public static final RetentionRule CODE_USES =
      RetentionRule.deleted("code-uses", EnrollmentSettings.CREDENTIAL_VALIDITY, Basis.SECURITY);

  /** From the end of their validity. */
  public static final RetentionRule EXPIRED_CREDENTIALS =
      RetentionRule.deleted("expired-credentials", CREDENTIALS, Basis.PROOF_OF_CONSENT);

  /** From the end of their credential: so long a family code is told to be expired, not unknown. */
  public static final RetentionRule DEVICE_KEYS =
      new RetentionRule(
          "device-keys",
          new Fixed(Duration.ofDays(1)),
          Action.UNLINKED,
          Pace.RUN,
          Basis.PURPOSE_ENDED);

  /** From the end of the last day. */
  public static final RetentionRule MEMBERSHIPS =
      new RetentionRule(
          "memberships",
          new Fixed(Duration.ZERO),
          Action.DELETED,
          Pace.CONTINUOUS,
          Basis.PURPOSE_ENDED);

  /** From when they left; by then every server's gallery has followed. */
  public static final RetentionRule DEPARTED_MEMBERS =
      RetentionRule.deleted("departed-members", Duration.ofDays(1), Basis.PURPOSE_ENDED);

  /** From when it happened: as long as a server may be without the database and follow later. */
  public static final RetentionRule FACE_CHANGES =
      RetentionRule.deleted("face-changes", Duration.ofDays(1), Basis.PURPOSE_ENDED);

  /** From the planned departure. */
  public static final RetentionRule JOURNEYS =
      new RetentionRule(
          "journeys",
          new Configured(JourneySettings.RETENTION),
          Action.DELETED,
          Pace.CONTINUOUS,
          Basis.PURPOSE_ENDED);

  @Override
  public List<ProcessingActivity> activities() {
    return List.of(
        new ProcessingActivity(
            "enrolment",
            tables(
                "traveller",
                "face_reference",
                "fingerprint_reference",
                "consent",
                "proofing",
                "guardian",
                "re_enrolment"),
            List.of(EXPIRED_ENROLMENTS, WITHDRAWN_CONSENTS, WITHDRAWN_ENROLMENTS),
            List.of("enrolment-officer", "administrator", "traveller"),
            true),
        new ProcessingActivity(
            "duplicates",
            tables("face_change", "duplicate_case"),
            List.of(FACE_CHANGES),
            List.of("enrolment-officer", "administrator"),
            true),
        new ProcessingActivity(
            "registration",
            tables("registration", "eid_key"),
            List.of(REGISTRATIONS),
            List.of("traveller", "e-id-provider"),
            true),
        new ProcessingActivity(
            "credentials",
            tables("credential", "activation_code", "qr_use"),
            List.of(ACTIVATION_CODES, CODE_USES, DEVICE_KEYS, EXPIRED_CREDENTIALS),
            List.of("enrolment-officer", "traveller"),
            false),
        new ProcessingActivity(
            "groups",
            tables("population", "member", "member_departure"),
            List.of(MEMBERSHIPS, DEPARTED_MEMBERS),
            List.of("enrolment-officer", "administrator", "roster-owner"),
            true),
        new ProcessingActivity(
            "journeys",
            tables("flight", "journey", "journey_touch", "flight_tally"),
            List.of(JOURNEYS),
            List.of("officer", "administrator", "partner"),
            true));
  }

  private static Set<String> tables(String... names) {
    return Arrays.stream(names).map("enrollment."::concat).collect(Collectors.toSet());
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(EXPIRED, PROOFS, CREDENTIALS);
  }
}
