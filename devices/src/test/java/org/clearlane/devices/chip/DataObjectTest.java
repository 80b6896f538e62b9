// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Objects of tag, length and value: every form of a length, and lengths that lie. */
class DataObjectTest {
  @Test
  void readsShortAndLongLengths() {
    assertThat(DataObject.at(bytes("5F1F03010203"), 0)).isEqualTo(new DataObject(0x5F1F, 3, 6));
    assertThat(DataObject.at(bytes("758180"), 0)).isEqualTo(new DataObject(0x75, 3, 131));
    assertThat(DataObject.at(bytes("7582ABCD"), 0)).isEqualTo(new DataObject(0x75, 4, 43985));
    assertThat(DataObject.at(bytes("7583010000"), 0)).isEqualTo(new DataObject(0x75, 5, 65541));
  }

  @Test
  void refusesLengthsOfAnotherForm() {
    for (String hex : new String[] {"", "75", "7580", "7584000000FF", "7582AB", "5F", "5F1F"}) {
      assertThatThrownBy(() -> DataObject.at(bytes(hex), 0)).isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void findsWhatIsInside() {
    byte[] file = bytes("6108" + "5F0100" + "5F1F02" + "4142");
    DataObject outer = DataObject.whole(file, 0x61);
    assertThat(outer.inner(file, 0x5F1F).value(file)).containsExactly('A', 'B');
    assertThatThrownBy(() -> outer.inner(file, 0x5F2E)).isInstanceOf(MalformedException.class);
  }

  @Test
  void refusesAnObjectThatReachesOutOfItsParent() {
    byte[] file = bytes("6104" + "5F1F02" + "41" + "42");
    assertThatThrownBy(() -> DataObject.whole(file, 0x61)).isInstanceOf(MalformedException.class);
    byte[] longer = bytes("6105" + "5F1F03" + "4142");
    DataObject outer = DataObject.whole(longer, 0x61);
    assertThatThrownBy(() -> outer.inner(longer, 0x5F1F)).isInstanceOf(MalformedException.class);
  }

  @Test
  void nothingButMalformedComesOutOfRubbish() {
    Random random = new Random(8);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(24)];
      random.nextBytes(bytes);
      try {
        DataObject.find(bytes, 0, bytes.length, 0x61);
        assertThat(HolderFiles.face(bytes)).isEmpty();
        HolderFiles.zone(bytes);
      } catch (MalformedException e) {
        assertThat(e).hasMessageStartingWith("wrong form");
      }
    }
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
