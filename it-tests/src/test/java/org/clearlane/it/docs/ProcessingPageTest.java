// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearlane.kernel.ProcessingActivity;
import org.clearlane.kernel.ProcessingCatalogue;
import org.clearlane.web.console.Language;
import org.clearlane.web.processing.ProcessingRecord;
import org.clearlane.web.processing.ProcessingRecord.Activity;
import org.clearlane.web.processing.ProcessingRecord.Kept;
import org.clearlane.web.processing.RecordWords;
import org.junit.jupiter.api.Test;

/** The record of processing is what the code says; {@code ./clearlane docs} writes it. */
class ProcessingPageTest {
  private static final Path PAGE = Path.of("../docs/record-of-processing.md");
  private static final Pattern TABLE =
      Pattern.compile("^\\s*(create|drop) table (\\w+)", Pattern.MULTILINE);

  @Test
  void isWhatTheCodeSays() throws IOException {
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  @Test
  void everyTableOfEveryModuleIsInTheRecord() throws IOException {
    Set<String> recorded =
        ProcessingCatalogue.all().stream()
            .map(ProcessingActivity::tables)
            .flatMap(Set::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> made = tables();
    assertThat(made).contains("kernel.account", "enrollment.traveller", "clearance.passage");
    assertThat(recorded)
        .as("a table that is in no activity: name it, and say how long its rows are kept")
        .isEqualTo(made);
  }

  /** Tables that the migrations of all modules make, with their schema. */
  private static Set<String> tables() throws IOException {
    Set<String> tables = new TreeSet<>();
    try (Stream<Path> files = Files.find(Path.of(".."), 8, (path, _) -> migration(path))) {
      for (Path file : files.sorted().toList()) {
        String schema = file.getParent().getFileName() + ".";
        TABLE
            .matcher(Files.readString(file))
            .results()
            .forEach(
                found -> {
                  boolean _ =
                      found.group(1).equals("create")
                          ? tables.add(schema + found.group(2))
                          : tables.remove(schema + found.group(2));
                });
      }
    }
    return tables;
  }

  private static boolean migration(Path path) {
    return path.toString().contains("src/main/resources/db/migration/")
        && path.toString().endsWith(".sql");
  }

  private static String page() {
    ProcessingRecord shipped = ProcessingRecord.shipped(new RecordWords(Language.ENGLISH));
    return """
        # Record of processing
        Written from the code by `./clearlane docs`, with the periods that hold where nothing is set. What the
        product does with personal data as shipped, in the order of article 30 of the GDPR; comparable laws ask for
        the same. With the periods of a server it is at `GET /api/v1/processing` and in the console under
        **Privacy**, in three languages. An authority completes it with its name, its data protection officer
        (`clearlane.privacy.CODE.contact`) and its legal bases. Each authority is a controller of its own, with its
        own database, keys and officers.

        | processing | purpose | people | data | source | special category |
        |---|---|---|---|---|---|
        """
        + rows(shipped.activities(), ProcessingPageTest::what)
        + """

        ## Recipients
        | processing | who learns something of it |
        |---|---|
        """
        + rows(shipped.activities(), it -> row(it.name(), String.join("; ", it.recipients())))
        + "\nTransfers: "
        + shipped.transfers()
        + ".\n"
        + """

        ## Retention
        | processing | data | kept | then | why | setting |
        |---|---|---|---|---|---|
        """
        + rows(shipped.activities(), it -> rows(it.kept(), kept -> kept(it, kept)))
        + """

        What has no rule is kept until the enrolment, or the last consent, is withdrawn (identity, pictures,
        templates), or is needed to run the product. The audit trail cannot be changed; erasure unlinks its
        pseudonyms.

        ## Safeguards
        """
        + rows(shipped.safeguards(), it -> "- " + it + ".\n")
        + """

        How travellers use their rights, and how rules are run: [privacy.md](privacy.md).
        """;
  }

  private static String what(Activity it) {
    return row(it.name(), it.purpose(), it.people(), it.data(), it.source(), it.special());
  }

  private static String kept(Activity of, Kept kept) {
    return row(
        of.name(),
        kept.what(),
        kept.period() + " " + kept.from(),
        kept.action() + ", " + kept.pace(),
        kept.basis(),
        kept.setting().map(key -> "`" + key + "`").orElse("–"));
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static <T> String rows(List<T> of, Function<T, String> line) {
    return of.stream().map(line).collect(Collectors.joining());
  }
}
