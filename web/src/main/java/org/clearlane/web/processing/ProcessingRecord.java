// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.processing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clearlane.kernel.ProcessingActivity;
import org.clearlane.kernel.ProcessingCatalogue;
import org.clearlane.kernel.RetentionRule;
import org.clearlane.kernel.RetentionRule.Period;

/**
 * The record of processing activities (GDPR, article 30) as the code and the settings have it.
 *
 * @param safeguards against misuse of what is kept
 * @param transfers to others
 */
public record ProcessingRecord(
    String title, List<Activity> activities, List<String> safeguards, String transfers) {
  public ProcessingRecord {
    activities = List.copyOf(activities);
    safeguards = List.copyOf(safeguards);
  }

  /**
   * An activity in words.
   *
   * @param special whether there is biometric data to know somebody by, and why that is allowed
   * @param tables where it keeps data
   */
  public record Activity(
      String code,
      String name,
      String purpose,
      String people,
      String data,
      String source,
      List<String> recipients,
      String special,
      List<Kept> kept,
      Set<String> tables) {
    public Activity {
      recipients = List.copyOf(recipients);
      kept = List.copyOf(kept);
      tables = Set.copyOf(tables);
    }
  }

  /**
   * A retention rule in words.
   *
   * @param setting the key that says how long, if one does
   */
  public record Kept(
      String kind,
      String what,
      Duration length,
      String period,
      String from,
      String action,
      String pace,
      String basis,
      Optional<String> setting) {

    static Kept of(RetentionRule rule, RecordWords words, Function<Period, Duration> length) {
      String name = "rule." + rule.kind();
      Duration kept = length.apply(rule.period());
      return new Kept(
          rule.kind(),
          words.get(name),
          kept,
          words.period(kept),
          words.get(name + ".from"),
          words.get("action." + rule.action()),
          words.get("pace." + rule.pace()),
          words.get("basis." + rule.basis()),
          rule.period().setting());
    }

    /** A rule as it is set on this server. */
    public static Kept of(RetentionRule rule, RecordWords words) {
      return of(rule, words, Period::length);
    }
  }

  /** As it is set on this server. */
  public static ProcessingRecord current(RecordWords words) {
    return of(words, Period::length);
  }

  /** As it is where nothing is set: for the documentation. */
  public static ProcessingRecord shipped(RecordWords words) {
    return of(words, Period::standard);
  }

  private static ProcessingRecord of(RecordWords words, Function<Period, Duration> length) {
    return new ProcessingRecord(
        words.get("title"),
        ProcessingCatalogue.all().stream().map(it -> activity(it, words, length)).toList(),
        Stream.of("keys", "hashes", "databases", "roles", "trail", "logs", "retention")
            .map(safeguard -> words.get("safeguard." + safeguard))
            .toList(),
        words.get("transfers"));
  }

  private static Activity activity(
      ProcessingActivity activity, RecordWords words, Function<Period, Duration> length) {
    String name = "activity." + activity.code();
    return new Activity(
        activity.code(),
        words.get(name),
        words.get(name + ".purpose"),
        words.get(name + ".people"),
        words.get(name + ".data"),
        words.get(name + ".source"),
        activity.recipients().stream().map(it -> words.get("recipient." + it)).toList(),
        words.get("special." + activity.specialCategory()),
        activity.rules().stream().map(rule -> Kept.of(rule, words, length)).toList(),
        activity.tables());
  }
}
