// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;
import org.junit.jupiter.api.Test;

/** The page of settings is what the code says; {@code ./clearlane docs} writes it. */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("../docs/configuration.md");

  @Test
  void isWhatTheCodeSays() throws IOException {
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  @Test
  void listsEveryModulesSettings() {
    assertThat(page())
        .contains(
            "clearlane.authorities",
            "clearlane.biometrics.threads",
            "clearlane.credential.validity",
            "clearlane.lane.capture.timeout");
  }

  private static String page() {
    List<SettingsCatalogue> catalogues = SettingsCatalogue.all();
    String settings =
        catalogues.stream()
            .flatMap(catalogue -> catalogue.settings().stream())
            .sorted(Comparator.comparing(Setting::key))
            .map(ConfigurationPageTest::row)
            .collect(Collectors.joining());
    String families =
        catalogues.stream()
            .flatMap(catalogue -> catalogue.families().stream())
            .map(family -> "| `" + family.form() + "` | | | " + family.meaning() + " |\n")
            .sorted()
            .collect(Collectors.joining());
    return """
        # Configuration
        Written from the code by `./clearlane docs`. A system property, an environment variable
        (`CLEARLANE_KEYS_DIR` for `clearlane.keys.dir`) or a server variable sets a key. The server refuses to
        start with a bad value or an unknown `clearlane.` key and names it. Ports, data sources and the metrics
        account are server variables: see `operations.md`.

        | key | default | form | meaning |
        |---|---|---|---|
        """
        + settings
        + families;
  }

  private static String row(Setting<?> setting) {
    return "| `"
        + setting.key()
        + "` | "
        + (setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`")
        + " | "
        + setting.form()
        + " | "
        + setting.meaning()
        + " |\n";
  }
}
