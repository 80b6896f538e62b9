// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.traveller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Consents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words that travellers agree to stand in the page, their version in the server. */
class ConsentTextsTest {
  private static String texts() throws IOException {
    return Files.readString(Path.of("src/main/webapp/traveller/register-texts.js"));
  }

  @Test
  void haveTheVersionThatTheServerRecords() throws IOException {
    assertThat(texts()).contains("export const CONSENT_TEXT = '" + Consents.TEXT_VERSION + "';");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "E_CHANNEL")
  void sayInThreeLanguagesWhatEachServiceIs(ConsentPurpose purpose) throws IOException {
    String entry = "\n  '" + purpose + "(\\.what|\\.why|\\.long)?': '\\S";
    assertThat(Pattern.compile(entry).matcher(texts()).results().count()).isEqualTo(3 * 4);
  }
}
