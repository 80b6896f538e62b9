// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.clearlane.enrollment.Documents;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.Sex;
import org.clearlane.kernel.TravelDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityCodecTest {
  static Stream<TravelDocument> documents() {
    OptionalInt unknown = OptionalInt.empty();
    return Stream.of(
        Documents.numbered("L898902C3"),
        Documents.expiring("AB<123", Optional.empty()),
        new TravelDocument(
            "I",
            "D",
            "1",
            Optional.of(LocalDate.of(2030, 2, 28)),
            "D",
            "Müller-\"陳\"",
            "",
            new BirthDate(unknown, unknown, unknown),
            Sex.UNSPECIFIED));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void readsWhatItWrote(TravelDocument document) {
    assertThat(IdentityCodec.read(IdentityCodec.write(document))).isEqualTo(document);
  }
}
