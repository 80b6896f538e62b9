// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.time.Duration;
import java.util.Optional;

/**
 * How long one kind of data is kept and what happens then.
 *
 * @param kind lower-case words with hyphens, such as {@code expired-enrolments}; unique
 * @param period from the moment that the data is not needed any more
 * @param action what happens to it
 * @param pace when it happens
 * @param basis why so long and no longer
 */
public record RetentionRule(String kind, Period period, Action action, Pace pace, Basis basis) {

  /** What happens to data whose time is over. */
  public enum Action {
    /** The rows go. */
    DELETED,
    /** The rows stay and forget of whom they tell. */
    UNLINKED,
    /** The enrolment is withdrawn: its keys are destroyed and with them what they sealed. */
    WITHDRAWN
  }

  /** When it happens. */
  public enum Pace {
    /** Within a minute or so, by the part of the product that keeps the data. */
    CONTINUOUS,
    /** With the next run of all rules. */
    RUN
  }

  /** Why something is kept so long and no longer; the words stand with the pages. */
  public enum Basis {
    /** What it was for is done (GDPR, article 5(1)(e)). */
    PURPOSE_ENDED,
    /** Proof that somebody agreed (GDPR, article 7(1)), while that can be asked for. */
    PROOF_OF_CONSENT,
    /** The law of the border asks for it; the authority knows for how long. */
    BORDER_LAW,
    /** To find faults and misuse (GDPR, article 32). */
    SECURITY
  }

  /** A length of time. */
  public sealed interface Period {
    Duration length();

    /** The key of the setting that says it; empty if none does. */
    Optional<String> setting();

    /** What holds where nothing is set. */
    Duration standard();
  }

  /** An authority's operator sets it. */
  public record Configured(Setting<Duration> from) implements Period {
    @Override
    public Duration length() {
      return from.get();
    }

    @Override
    public Optional<String> setting() {
      return Optional.of(from.key());
    }

    @Override
    public Duration standard() {
      return Duration.parse(from.defaultText());
    }
  }

  /** The product's own, since another would be of no use to anybody. */
  public record Fixed(Duration length) implements Period {
    @Override
    public Optional<String> setting() {
      return Optional.empty();
    }

    @Override
    public Duration standard() {
      return length;
    }
  }

  public RetentionRule {
    if (!kind.matches("[a-z]+(-[a-z]+)*")) {
      throw new IllegalArgumentException("a kind is words with hyphens: " + kind);
    }
  }

  /** Deleted with the run of all rules, after what is set. */
  public static RetentionRule deleted(String kind, Setting<Duration> setting, Basis basis) {
    return new RetentionRule(kind, new Configured(setting), Action.DELETED, Pace.RUN, basis);
  }

  /** Deleted with the run of all rules, after a fixed time. */
  public static RetentionRule deleted(String kind, Duration after, Basis basis) {
    return new RetentionRule(kind, new Fixed(after), Action.DELETED, Pace.RUN, basis);
  }
}
