// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import net.sf.scuba.data.Gender;
import org.clearlane.kernel.MachineReadableZone;
import org.clearlane.kernel.MrzFormat;
import org.clearlane.kernel.MrzScan.Identified;
import org.clearlane.kernel.ReadDocument;
import org.clearlane.kernel.TravelDocument;
import org.jmrtd.lds.icao.MRZInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random documents, read by this module and by JMRTD, which know nothing of each other. */
class OtherReaderTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
  private static final long SEED = 86;

  @ParameterizedTest
  @EnumSource(MrzFormat.class)
  void agreesWithJmrtd(MrzFormat format) {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      TravelDocument document = RandomDocuments.next(random, format, TODAY);
      String zone = MachineReadableZone.write(document, format);
      MRZInfo other = new MRZInfo(zone.replace("\n", ""));
      assertThat(other.toString().strip()).as("seed %d, document %d", SEED, i).isEqualTo(zone);
      ReadDocument.Icao read =
          (ReadDocument.Icao) ((Identified) MachineReadableZone.scan(zone, TODAY)).document();
      compare(other, read.document());
    }
  }

  private static void compare(MRZInfo other, TravelDocument document) {
    assertThat(other.getDocumentNumber()).isEqualTo(document.number());
    assertThat(withoutFillers(other.getIssuingState())).isEqualTo(document.issuingState());
    assertThat(withoutFillers(other.getNationality())).isEqualTo(document.nationality());
    assertThat(other.getPrimaryIdentifier()).isEqualTo(document.surname());
    assertThat(other.getSecondaryIdentifier().replace("<", " ").strip())
        .isEqualTo(document.givenNames());
    assertThat(other.getDateOfBirth()).isEqualTo(MrzDates.write(document.birthDate()));
    assertThat(other.getDateOfExpiry()).isEqualTo(MrzDates.write(document.expiry()));
    assertThat(other.getGenderCode())
        .isEqualTo(
            switch (document.sex()) {
              case FEMALE -> Gender.FEMALE;
              case MALE -> Gender.MALE;
              case UNSPECIFIED -> Gender.UNKNOWN;
            });
  }

  private static String withoutFillers(String text) {
    return text.replace("<", "");
  }
}
