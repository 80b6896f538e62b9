// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
  @Test
  void ordersNumbersByTheirValue() {
    assertThat(
            List.of("s10", "s9", "s09", "s1_2", "s1_10", "", "t1", "s", "s00000000000000000000011"))
        .satisfies(
            names ->
                assertThat(names.stream().sorted(NaturalOrder.INSTANCE))
                    .containsExactly(
                        "",
                        "s",
                        "s1_2",
                        "s1_10",
                        "s09",
                        "s9",
                        "s10",
                        "s00000000000000000000011",
                        "t1"));
  }
}
