// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentKeyTest {
  @ParameterizedTest
  @CsvSource({
    "UTO,L898902C3",
    "uto,l898902c3",
    "UTO,L89 8902 C3",
    "UTO,L898902C3<<<<<",
    "UTO,L898902-C3",
    "' UTO ',' L898902C3 '"
  })
  void isOneForOneDocumentHoweverItIsTyped(String state, String number) {
    assertThat(DocumentKey.of(state, number)).isEqualTo(new DocumentKey("UTO", "L898902C3"));
  }

  @Test
  void takesStatesOfOneLetter() {
    assertThat(DocumentKey.of("D<<", "1")).isEqualTo(new DocumentKey("D", "1"));
  }

  @ParameterizedTest
  @CsvSource({
    "'',1",
    "UTOP,1",
    "U1,1",
    "UTO,''",
    "UTO,<<<",
    "UTO,12345678901234567890123",
    "UTO,A|B",
    "UTO,É1"
  })
  void refusesAnotherFormWithoutRepeatingIt(String state, String number) {
    assertThatThrownBy(() -> DocumentKey.of(state, number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContainingAny("UTOP", "U1", "<<<", "12345678901234567890123", "A|B", "É1");
  }

  @Test
  void refusesALongTextUnread() {
    assertThatThrownBy(() -> DocumentKey.of("UTO", " ".repeat(1_000_000) + "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsWhatIsSealed() {
    DocumentKey key = new DocumentKey("UTO", "L898902C3");
    assertThat(DocumentKey.read(key.text())).isEqualTo(key);
    assertThat(key.toString()).doesNotContain("L898902C3");
  }
}
