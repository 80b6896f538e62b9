// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.clearlane.devices.ChipDocument.Face;
import org.clearlane.devices.ChipDocument.PictureType;

/** What data groups 1 and 2 say of the holder (Doc 9303-10, 4.7.1 and 4.7.2). */
final class HolderFiles {
  /** The lengths of the zones of TD2, TD3 and TD1 documents. */
  private static final Set<Integer> ZONES = Set.of(72, 88, 90);

  private static final int RECORD_HEADER = 14;
  private static final int FACE_HEADER = 20;
  private static final int FEATURE_POINT = 8;
  private static final int PICTURE_HEADER = 12;
  private static final int FAC = 0x46414300;

  private HolderFiles() {}

  /**
   * The machine-readable zone.
   *
   * @throws MalformedException if data group 1 has another form
   */
  static byte[] zone(byte[] file) {
    DataObject outer = DataObject.whole(file, 0x61);
    byte[] zone = outer.inner(file, 0x5F1F).value(file);
    if (!ZONES.contains(zone.length)) {
      throw new MalformedException("zone");
    }
    for (byte character : zone) {
      if (!(character >= 'A' && character <= 'Z')
          && !(character >= '0' && character <= '9')
          && character != '<') {
        throw new MalformedException("zone");
      }
    }
    return zone;
  }

  /** The first face in data group 2, if it is recorded by ISO/IEC 19794-5:2005. */
  static Optional<Face> face(byte[] file) {
    try {
      DataObject template = DataObject.whole(file, 0x75).inner(file, 0x7F61).inner(file, 0x7F60);
      DataObject record =
          DataObject.find(file, template.start(), template.end(), 0x5F2E)
              .orElseGet(() -> template.inner(file, 0x7F2E));
      return Optional.of(
          picture(ByteBuffer.wrap(file, record.start(), record.end() - record.start()).slice()));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  private static Face picture(ByteBuffer record) {
    if (record.capacity() < RECORD_HEADER + FACE_HEADER || record.getInt(0) != FAC) {
      throw new MalformedException("face record");
    }
    long length = Integer.toUnsignedLong(record.getInt(RECORD_HEADER));
    int points = Short.toUnsignedInt(record.getShort(RECORD_HEADER + 4));
    int header = FACE_HEADER + points * FEATURE_POINT;
    long end = RECORD_HEADER + length;
    int start = RECORD_HEADER + header + PICTURE_HEADER;
    if (end > record.capacity() || start >= end) {
      throw new MalformedException("face record");
    }
    byte[] bytes = new byte[(int) end - start];
    record.get(start, bytes);
    int picture = RECORD_HEADER + header;
    return new Face(
        bytes,
        type(bytes),
        Short.toUnsignedInt(record.getShort(picture + 2)),
        Short.toUnsignedInt(record.getShort(picture + 4)));
  }

  /** By the first bytes: some issuers state the wrong type. */
  private static PictureType type(byte[] bytes) {
    if (bytes.length > 3 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8) {
      return PictureType.JPEG;
    }
    boolean box = bytes.length > 12 && bytes[3] == 0x0C && bytes[4] == 'j' && bytes[5] == 'P';
    boolean stream = bytes.length > 4 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0x4F;
    if (box || stream) {
      return PictureType.JPEG_2000;
    }
    throw new MalformedException("picture");
  }
}
