// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.clearlane.biometrics.CaptureHint;
import org.clearlane.clearance.Directive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lane's display is plain JavaScript: nothing but this sees that it knows every hint. */
class DisplayHintsTest {
  private static final Path DISPLAY = Path.of("src/main/webapp/display");

  private static String read(String file) throws IOException {
    return Files.readString(DISPLAY.resolve(file));
  }

  @ParameterizedTest
  @EnumSource
  void everyHintIsSaidInThreeLanguages(CaptureHint hint) throws IOException {
    String prompts = read("prompts.js");
    String texts = prompts.substring(prompts.indexOf("HINTS"));

    assertThat(texts)
        .containsPattern(
            Pattern.compile(
                "\\b%s: (PROMPTS\\.CAPTURE,|\\{\\s+en: '\\P{IsHan}+',\\s+'zh-Hant': '\\p{IsHan}+',\\s+'zh-Hans': '\\p{IsHan}+',\\s+})"
                    .formatted(hint)));
  }

  @ParameterizedTest
  @EnumSource
  void everyHintHasAPictogram(CaptureHint hint) throws IOException {
    assertThat(read("lane.html")).containsOnlyOnce("<svg data-for=\"%s\"".formatted(shown(hint)));
  }

  @ParameterizedTest
  @EnumSource
  void everyStepHasAPromptAndAPictogram(Directive.Step step) throws IOException {
    String prompts = read("prompts.js");
    assertThat(prompts.substring(0, prompts.indexOf("HINTS")))
        .containsPattern(
            Pattern.compile(
                "\\b%s: \\{\\s+en: '\\P{IsHan}+',\\s+'zh-Hant': '\\p{IsHan}[^']*',\\s+'zh-Hans': '\\p{IsHan}[^']*',\\s+}"
                    .formatted(step)));
    assertThat(read("lane.html"))
        .containsPattern(Pattern.compile("<svg data-for=\"([A-Z_]+ )*%s[ \"]".formatted(step)));
    assertThat(read("display.css")).contains("[data-step=\"%s\"]".formatted(step));
  }

  private static String shown(CaptureHint hint) {
    return hint == CaptureHint.LOOK_AT_CAMERA ? "CAPTURE LOOK_AT_CAMERA" : hint.name();
  }
}
