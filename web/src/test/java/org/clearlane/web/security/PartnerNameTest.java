// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.clearlane.kernel.Authority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerNameTest {

  @Test
  void onlyPartnersHaveAPartnersCode() {
    assertThat(PartnerName.code(PartnerName.of("sky-1", new Authority("a")))).contains("sky-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"officer@a", "partner@a", "partner:@a", "partner:A B@a", "xpartner:ab@a"})
  void nobodyElseHasOne(String name) {
    assertThat(PartnerName.code(name)).isEmpty();
  }
}
