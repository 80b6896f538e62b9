// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clearlane.evaluation.statistics.Estimate;
import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void keepsDigitsThatTellRatesFromNothingAndAll() {
    assertThat(Text.percent(0)).isEqualTo("0 %");
    assertThat(Text.percent(1)).isEqualTo("100 %");
    assertThat(Text.percent(0.123456)).isEqualTo("12.35 %");
    assertThat(Text.percent(0.99985)).isEqualTo("99.985 %");
    assertThat(Text.percent(0.00001)).isEqualTo("0.00100 %");
  }

  @Test
  void writesADashWithoutTrials() {
    assertThat(Text.percent(Estimate.of(0, 0, 0))).isEqualTo("–");
    assertThat(Text.rate(Estimate.of(0, 0, 0))).isEqualTo("–");
  }

  @Test
  void escapesWhatComesFromOutside() {
    String page =
        new Html()
            .table(List.of("<script>"), List.of(List.of("a\"b&c")))
            .paragraph("<img src=x>")
            .page("t");
    assertThat(page)
        .contains("&lt;script&gt;", "a&quot;b&amp;c", "&lt;img src=x&gt;")
        .doesNotContain("<script>", "<img");
  }

  @Test
  void setsTicksWherePeopleExpectThem() {
    assertThat(Axis.ofRates("r", 3e-4).ticks())
        .extracting(Axis.Tick::text)
        .containsExactly("1e-4", "1e-3", "0.01", "0.1", "1");
    assertThat(new Axis("s", -0.35, 0.9, false).ticks())
        .extracting(Axis.Tick::text)
        .containsExactly("-0.2", "0.0", "0.2", "0.4", "0.6", "0.8");
    assertThat(new Axis("s", 0, 1200, false).ticks())
        .extracting(Axis.Tick::text)
        .containsExactly("0", "200", "400", "600", "800", "1000", "1200");
  }
}
