// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.clearlane.devices.ChipDocument.Face;
import org.clearlane.devices.ChipDocument.PictureType;
import org.junit.jupiter.api.Test;

/** Zone and face, as the standard writes them and as nobody should. */
class HolderFilesTest {
  private static final byte[] JPEG_2000 =
      HexFormat.of().parseHex("0000000C6A5020200D0A870A00000014");

  @Test
  void takesTheZonesOfAllFormats() {
    for (int length : new int[] {72, 88, 90}) {
      byte[] zone = "A<1".repeat(30).substring(0, length).getBytes(StandardCharsets.US_ASCII);
      assertThat(HolderFiles.zone(zoneFile(zone))).isEqualTo(zone);
    }
  }

  @Test
  void refusesAnotherLengthOrOtherCharacters() {
    byte[] shorter = "A".repeat(87).getBytes(StandardCharsets.US_ASCII);
    byte[] lower = ("a" + "A".repeat(87)).getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> HolderFiles.zone(zoneFile(shorter)))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> HolderFiles.zone(zoneFile(lower)))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void passesOverFeaturePointsAndTellsTheTypeByTheFirstBytes() {
    Face face = HolderFiles.face(faceFile(3, 0, JPEG_2000)).orElseThrow();
    assertThat(face.bytes()).isEqualTo(JPEG_2000);
    assertThat(face.type()).isEqualTo(PictureType.JPEG_2000);
    assertThat(face.width()).isEqualTo(413);
    assertThat(face.height()).isEqualTo(531);
  }

  @Test
  void findsNoFaceWhereLengthsLie() {
    assertThat(HolderFiles.face(faceFile(0, 1, JPEG_2000))).isEqualTo(Optional.empty());
    assertThat(HolderFiles.face(faceFile(0, -17, JPEG_2000))).isEqualTo(Optional.empty());
    assertThat(HolderFiles.face(faceFile(0, Integer.MIN_VALUE, JPEG_2000)))
        .isEqualTo(Optional.empty());
    assertThat(HolderFiles.face(faceFile(0, 0, new byte[40]))).isEqualTo(Optional.empty());
  }

  private static byte[] zoneFile(byte[] zone) {
    return ByteBuffer.allocate(zone.length + 5)
        .put((byte) 0x61)
        .put((byte) (zone.length + 3))
        .putShort((short) 0x5F1F)
        .put((byte) zone.length)
        .put(zone)
        .array();
  }

  /**
   * @param more how much the stated length of the face exceeds the true one
   */
  private static byte[] faceFile(int points, int more, byte[] picture) {
    int face = 20 + 8 * points + 12 + picture.length;
    int record = 14 + face;
    ByteBuffer file = ByteBuffer.allocate(record + 13);
    file.put((byte) 0x75).put((byte) 0x81).put((byte) (record + 10));
    file.putShort((short) 0x7F61).put((byte) (record + 7));
    file.putShort((short) 0x7F60).put((byte) (record + 4));
    file.putShort((short) 0x5F2E).put((byte) 0x81).put((byte) record);
    file.putInt(0x46414300).putInt(0x30313000).putInt(record).putShort((short) 1);
    file.putInt(face + more).putShort((short) points).put(new byte[14 + 8 * points]);
    file.put((byte) 1).put((byte) 0).putShort((short) 413).putShort((short) 531).put(new byte[6]);
    return file.put(picture).array();
  }
}
