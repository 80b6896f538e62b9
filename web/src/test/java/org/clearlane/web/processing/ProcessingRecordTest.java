// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import org.clearlane.kernel.ProcessingActivity;
import org.clearlane.kernel.ProcessingCatalogue;
import org.clearlane.kernel.RetentionRule;
import org.clearlane.web.console.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProcessingRecordTest {

  private static List<RetentionRule> rules() {
    return ProcessingCatalogue.all().stream()
        .flatMap(activity -> activity.rules().stream())
        .toList();
  }

  @Test
  void everyCodeAndEveryTableIsNamedOnce() {
    assertThat(ProcessingCatalogue.all().stream().map(ProcessingActivity::code))
        .doesNotHaveDuplicates()
        .contains("enrolment", "lanes", "watchlist", "partners");
    assertThat(rules()).extracting(RetentionRule::kind).doesNotHaveDuplicates();
    assertThat(ProcessingCatalogue.all().stream().flatMap(it -> it.tables().stream()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void hasWordsForEverythingAndForNothingElse(Language language) {
    RecordWords words = new RecordWords(language);
    ProcessingRecord made = ProcessingRecord.current(words);
    assertThat(made.activities()).hasSize(ProcessingCatalogue.all().size());
    for (RetentionRule rule : rules()) {
      assertThat(words.sentence(rule))
          .doesNotContain("{")
          .contains(words.get("rule." + rule.kind()));
    }
    assertThat(ResourceBundle.getBundle(RecordWords.BUNDLE, language.locale()).keySet())
        .as("no words that nobody reads")
        .isEqualTo(used());
  }

  private static Set<String> used() {
    Set<String> keys =
        new HashSet<>(
            Set.of(
                "title",
                "transfers",
                "sentence",
                "sentence.none",
                "special.true",
                "special.false",
                "period.none",
                "period.day",
                "period.days",
                "period.hour",
                "period.hours",
                "period.minutes",
                "safeguard.keys",
                "safeguard.hashes",
                "safeguard.databases",
                "safeguard.roles",
                "safeguard.trail",
                "safeguard.logs",
                "safeguard.retention"));
    for (ProcessingActivity activity : ProcessingCatalogue.all()) {
      String name = "activity." + activity.code();
      keys.addAll(
          List.of(name, name + ".purpose", name + ".people", name + ".data", name + ".source"));
      activity.recipients().forEach(it -> keys.add("recipient." + it));
    }
    for (RetentionRule rule : rules()) {
      keys.addAll(List.of("rule." + rule.kind(), "rule." + rule.kind() + ".from"));
    }
    for (RetentionRule.Action action : RetentionRule.Action.values()) {
      keys.add("action." + action);
    }
    for (RetentionRule.Pace pace : RetentionRule.Pace.values()) {
      keys.add("pace." + pace);
    }
    for (RetentionRule.Basis basis : RetentionRule.Basis.values()) {
      keys.add("basis." + basis);
    }
    return keys;
  }

  @Test
  void tellsPeriodsInTheLargestUnitThatIsExact() {
    RecordWords words = new RecordWords(Language.ENGLISH);
    assertThat(words.period(Duration.ZERO)).isEqualTo("at once");
    assertThat(words.period(Duration.ofHours(24))).isEqualTo("1 day");
    assertThat(words.period(Duration.ofDays(1095))).isEqualTo("1095 days");
    assertThat(words.period(Duration.ofHours(1))).isEqualTo("1 hour");
    assertThat(words.period(Duration.ofHours(25))).isEqualTo("25 hours");
    assertThat(words.period(Duration.ofSeconds(90))).isEqualTo("2 minutes");
  }
}
