// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.CaptureHint;
import org.clearlane.biometrics.PadVote;
import org.clearlane.biometrics.QualityAspect;
import org.clearlane.clearance.Direction;
import org.clearlane.clearance.Directive;
import org.clearlane.clearance.PassageReason;
import org.clearlane.clearance.PassageState;
import org.clearlane.clearance.Procedure;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.LinkState;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.DepartureEligibility;
import org.clearlane.enrollment.DocumentChange;
import org.clearlane.enrollment.FlightState;
import org.clearlane.enrollment.JourneyState;
import org.clearlane.enrollment.SuspensionReason;
import org.clearlane.enrollment.Touchpoint;
import org.clearlane.kernel.MrzProblem;
import org.clearlane.kernel.Sex;
import org.junit.jupiter.api.Test;

class BundlesTest {
  /** Words that are the same in every language. */
  private static final Set<String> SHARED = Set.of("nav.api");

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        Texts.BUNDLE,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static Set<String> keys(Language language) {
    return new TreeSet<>(bundle(language.locale()).keySet());
  }

  @Test
  void everyLanguageHasTheSameKeys() {
    for (Language language : Language.values()) {
      assertThat(keys(language)).as(language.tag()).isEqualTo(keys(Language.ENGLISH));
    }
  }

  @Test
  void everyChineseTextIsTranslated() {
    for (Language language : List.of(Language.TRADITIONAL_CHINESE, Language.SIMPLIFIED_CHINESE)) {
      ResourceBundle bundle = bundle(language.locale());
      for (String key : bundle.keySet()) {
        if (!SHARED.contains(key)) {
          assertThat(bundle.getString(key))
              .as(language.tag() + " " + key)
              .matches("(?s).*\\p{IsHan}.*");
        }
      }
    }
  }

  @Test
  void noEnglishTextIsEmptyOrChinese() {
    ResourceBundle english = bundle(Locale.ENGLISH);
    for (String key : english.keySet()) {
      assertThat(english.getString(key)).as(key).isNotBlank().doesNotMatch("(?s).*\\p{IsHan}.*");
    }
  }

  @Test
  void everyConstantThatAPageShowsHasWords() {
    assertThat(keys(Language.ENGLISH))
        .containsAll(named("look.", Directive.Step.values()))
        .contains("look.INTERCEPTED", "look.OUT_OF_SERVICE")
        .containsAll(named("direction.", Direction.values()))
        .containsAll(named("procedure.", Procedure.values()))
        .containsAll(named("state.", PassageState.values()))
        .containsAll(
            named("reason.", PassageReason.values()).stream()
                .filter(key -> !key.equals("reason.NONE"))
                .toList())
        .containsAll(named("pad.", PadVote.Kind.values()))
        .containsAll(named("device.", DeviceRole.values()))
        .containsAll(named("link.", LinkState.values()))
        .containsAll(named("consent.", ConsentPurpose.values()))
        .containsAll(named("mrz.", MrzProblem.values()))
        .containsAll(named("document.sex.", Sex.values()))
        .containsAll(named("suspension.", SuspensionReason.values()))
        .containsAll(named("document.change.", DocumentChange.Kind.values()))
        .containsAll(named("portrait.", AcquisitionFailure.values()))
        .containsAll(named("quality.", QualityAspect.values()))
        .containsAll(named("hint.", CaptureHint.values()))
        .containsAll(named("touchpoint.", Touchpoint.values()))
        .containsAll(named("flight.", FlightState.values()))
        .containsAll(named("journey.", JourneyState.values()))
        .containsAll(named("departure.", DepartureEligibility.values()));
  }

  private static List<String> named(String prefix, Enum<?>[] constants) {
    return Stream.of(constants).map(constant -> prefix + constant.name()).toList();
  }

  @Test
  void theBrowsersLanguagesChooseTheScript() {
    assertThat(preferred("zh-TW,en")).isEqualTo(Language.TRADITIONAL_CHINESE);
    assertThat(preferred("zh-Hant")).isEqualTo(Language.TRADITIONAL_CHINESE);
    assertThat(preferred("zh-Hans-HK")).isEqualTo(Language.SIMPLIFIED_CHINESE);
    assertThat(preferred("zh")).isEqualTo(Language.SIMPLIFIED_CHINESE);
    assertThat(preferred("fr,de")).isEqualTo(Language.ENGLISH);
  }

  private static Language preferred(String accepted) {
    return Language.preferred(
        java.util.Collections.enumeration(
            Arrays.stream(accepted.split(",", -1)).map(Locale::forLanguageTag).toList()));
  }
}
