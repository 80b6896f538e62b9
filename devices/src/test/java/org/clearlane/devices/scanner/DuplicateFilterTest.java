// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DuplicateFilterTest {
  private static final long SECOND = 1_000_000_000L;

  private final DuplicateFilter filter = new DuplicateFilter(Duration.ofSeconds(2));

  @Test
  void dropsCopiesAsLongAsTheyKeepComing() {
    assertThat(filter.isNew("a", 0)).isTrue();
    assertThat(filter.isNew("a", SECOND)).isFalse();
    assertThat(filter.isNew("a", 2 * SECOND)).isFalse();
    assertThat(filter.isNew("a", 4 * SECOND - 1)).isFalse();
  }

  @Test
  void acceptsACodeAgainAfterItsWindow() {
    assertThat(filter.isNew("a", 0)).isTrue();
    assertThat(filter.isNew("a", 2 * SECOND)).isTrue();
  }

  @Test
  void anotherCodeIsAlwaysNew() {
    assertThat(filter.isNew("a", 0)).isTrue();
    assertThat(filter.isNew("b", 1)).isTrue();
    assertThat(filter.isNew("a", 2)).isTrue();
  }

  @Test
  void withoutWindowEveryCopyIsNew() {
    DuplicateFilter none = new DuplicateFilter(Duration.ZERO);
    assertThat(none.isNew("a", 0)).isTrue();
    assertThat(none.isNew("a", 0)).isTrue();
  }
}
