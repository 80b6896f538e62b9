// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
  private static final String LONG = "s0000000000000000000000000011";

  @Test
  void ordersNumbersByTheirValue() {
    List<String> names = Arrays.asList("s10", "s9", "s09", "s1_2", "s1_10", "", "t1", "s", LONG);
    names.sort(NaturalOrder.INSTANCE);
    assertThat(names).containsExactly("", "s", "s1_2", "s1_10", "s09", "s9", "s10", LONG, "t1");
  }
}
