// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressRateTest {

  @Test
  void anAddressIsItsOwnNetwork() {
    assertThat(AddressRate.network("203.0.113.7")).isNotEqualTo(AddressRate.network("203.0.113.8"));
  }

  @Test
  void addressesOfOneCustomerCountTogether() {
    assertThat(AddressRate.network("2001:db8:1:2::7"))
        .isEqualTo(AddressRate.network("2001:db8:1:2:ffff::1"))
        .isNotEqualTo(AddressRate.network("2001:db8:1:3::7"));
  }

  @Test
  void anythingElseCountsAsItStands() {
    assertThat(AddressRate.network("unix:/run/socket")).isEqualTo("unix:/run/socket");
  }
}
