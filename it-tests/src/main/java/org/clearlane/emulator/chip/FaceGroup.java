// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Data group 2: one face in ISO/IEC 19794-5:2005 within a biometric information template. */
final class FaceGroup {
  private static final int RECORD_HEADER = 14;
  private static final int FACE_HEADER = 20 + 12;

  private FaceGroup() {}

  static byte[] of(byte[] picture) {
    byte[] header =
        Tlv.of(
            0xA1,
            Tlv.of(0x81, new byte[] {2}),
            Tlv.of(0x87, new byte[] {1, 1}),
            Tlv.of(0x88, new byte[] {0, 8}));
    byte[] template = Tlv.of(0x7F60, header, Tlv.of(0x5F2E, record(picture)));
    return Tlv.of(0x75, Tlv.of(0x7F61, Tlv.of(0x02, new byte[] {1}), template));
  }

  private static byte[] record(byte[] picture) {
    int face = FACE_HEADER + picture.length;
    ByteBuffer record = ByteBuffer.allocate(RECORD_HEADER + face);
    record.put("FAC\0".getBytes(StandardCharsets.US_ASCII));
    record.put("010\0".getBytes(StandardCharsets.US_ASCII));
    record.putInt(record.capacity()).putShort((short) 1);
    record.putInt(face).putShort((short) 0).put(new byte[14]);
    // Full frontal, JPEG, 480 x 640.
    record.put((byte) 1).put((byte) 0).putShort((short) 480).putShort((short) 640);
    record.put(new byte[6]);
    record.put(picture);
    return record.array();
  }
}
