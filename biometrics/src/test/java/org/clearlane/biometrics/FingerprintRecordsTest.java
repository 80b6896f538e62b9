// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.clearlane.biometrics.FingerprintAcquisition.Acquired;
import org.clearlane.biometrics.FingerprintImport.Imported;
import org.clearlane.biometrics.FingerprintImport.Reason;
import org.clearlane.biometrics.FingerprintImport.Refused;
import org.clearlane.biometrics.FingerprintTemplate.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FingerprintRecordsTest {
  private static final FingerprintMatcher MATCHER = FingerprintMatchers.create();
  private static final FingerprintTemplate THUMB = template(1, FingerPosition.RIGHT_THUMB);
  private static final FingerprintTemplate THUMB_AGAIN = template(2, FingerPosition.RIGHT_THUMB);
  private static final FingerprintTemplate LITTLE = template(3, FingerPosition.LEFT_LITTLE);

  @ParameterizedTest
  @EnumSource
  void carriesFingersThroughEveryFormat(FingerprintRecordFormat format) {
    byte[] record = FingerprintRecords.write(format, List.of(LITTLE, THUMB, THUMB_AGAIN));

    Imported imported = (Imported) FingerprintRecords.read(record);

    assertThat(imported.format()).isEqualTo(format);
    assertThat(imported.templates())
        .extracting(FingerprintTemplate::position)
        .containsExactly(
            FingerPosition.RIGHT_THUMB, FingerPosition.RIGHT_THUMB, FingerPosition.LEFT_LITTLE);
    List<FingerprintTemplate> originals = List.of(THUMB, THUMB_AGAIN, LITTLE);
    for (int i = 0; i < originals.size(); i++) {
      FingerprintTemplate read = imported.templates().get(i);
      assertThat(read.origin()).isEqualTo(Origin.IMPORTED);
      assertThat(read.minutiae()).isEqualTo(originals.get(i).minutiae());
      assertThat(MATCHER.compare(read, originals.get(i)).reaches(100)).isTrue();
      assertThat(MATCHER.compare(read, originals.get((i + 1) % 3)).reaches(30)).isFalse();
      assertThat(FingerprintTemplate.fromBytes(read.toBytes())).isEqualTo(read);
    }
    assertThat(FingerprintRecords.write(format, imported.templates())).isEqualTo(record);
  }

  @Test
  void writesThePlacesThatTheStandardNames() {
    byte[] record =
        FingerprintRecords.write(FingerprintRecordFormat.ISO_19794_2_2005, List.of(LITTLE));
    ByteBuffer iso = ByteBuffer.wrap(record);
    // ISO/IEC 19794-2:2005, 7.3 and 7.4: "FMR", " 20", length, .., resolution in pixels a
    // centimetre, number of views; then finger position, view and impression, quality, minutiae.
    assertThat(new String(record, 0, 8, StandardCharsets.US_ASCII)).isEqualTo("FMR\0 20\0");
    assertThat(iso.getInt(8)).isEqualTo(record.length);
    assertThat(iso.getShort(18)).isEqualTo((short) 197);
    assertThat(iso.get(22)).isEqualTo((byte) 1);
    assertThat(iso.get(24)).isEqualTo((byte) 10);
    assertThat(iso.get(25)).isZero();
    assertThat(iso.get(26)).isEqualTo((byte) LITTLE.quality().orElseThrow());
    assertThat(iso.get(27)).isEqualTo((byte) LITTLE.minutiae());
  }

  @ParameterizedTest
  @EnumSource
  void refusesDamageWithoutFailing(FingerprintRecordFormat format) {
    byte[] record = FingerprintRecords.write(format, List.of(THUMB, LITTLE));
    for (int length = 0; length < record.length; length++) {
      assertThat(FingerprintRecords.read(Arrays.copyOf(record, length)))
          .isInstanceOf(Refused.class);
    }
    Random random = new Random(4);
    for (int i = 0; i < 1000; i++) {
      byte[] damaged = record.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      assertThat(FingerprintRecords.read(damaged)).isInstanceOf(FingerprintImport.class);
    }
  }

  @Test
  void saysWhyARecordIsRefused() {
    assertRefused(new byte[0], Reason.UNSUPPORTED_FORMAT);
    assertRefused(THUMB.nativeForm(), Reason.UNSUPPORTED_FORMAT);
    assertRefused(new byte[FingerprintRecords.MOST_BYTES + 1], Reason.TOO_LARGE);
    byte[] record =
        FingerprintRecords.write(FingerprintRecordFormat.ISO_19794_2_2005, List.of(THUMB));
    assertRefused(with(record, 24, 11), Reason.MALFORMED); // a position that is none
    assertRefused(with(record, 22, 0), Reason.MALFORMED); // no view, but one follows
    assertRefused(empty(), Reason.WRONG_NUMBER_OF_VIEWS);
    assertRefused(with(with(record, 18, 0xff), 20, 0xff), Reason.UNSUPPORTED_VIEW); // 165,000 dpi
    assertRefused(withMinutiae(record, 11), Reason.TOO_FEW_MINUTIAE);
    assertThat(FingerprintRecords.read(withMinutiae(record, 12))).isInstanceOf(Imported.class);
    byte[] several =
        FingerprintRecords.write(FingerprintRecordFormat.ISO_19794_2_2011, List.of(THUMB));
    // 2011: header 15, length 4, date 9, sensor 5, no quality and certification blocks 1 + 1
    assertThat(several[35]).isEqualTo((byte) 1);
    assertRefused(with(several, 35, 13), Reason.UNSUPPORTED_VIEW); // right four fingers
  }

  @Test
  void refusesToWriteWhatNoRecordHolds() {
    FingerprintRecordFormat format = FingerprintRecordFormat.ISO_19794_2_2005;
    FingerprintTemplate old =
        new FingerprintTemplate(
            "sourceafis-1.0",
            Origin.EXTRACTED,
            FingerPosition.UNKNOWN,
            20,
            OptionalInt.empty(),
            new byte[1]);
    for (List<FingerprintTemplate> templates :
        List.of(
            List.<FingerprintTemplate>of(),
            Collections.nCopies(17, THUMB),
            Collections.nCopies(21, THUMB),
            List.of(old))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> FingerprintRecords.write(format, templates));
    }
  }

  private static void assertRefused(byte[] record, Reason reason) {
    assertThat(FingerprintRecords.read(record)).isEqualTo(new Refused(reason));
  }

  private static byte[] with(byte[] record, int index, int value) {
    byte[] changed = record.clone();
    changed[index] = (byte) value;
    return changed;
  }

  /** An ISO record of 2005 without a view. */
  private static byte[] empty() {
    byte[] record =
        FingerprintRecords.write(FingerprintRecordFormat.ISO_19794_2_2005, List.of(THUMB));
    ByteBuffer head = ByteBuffer.wrap(Arrays.copyOf(record, 24));
    head.putInt(8, 24).put(22, (byte) 0);
    return head.array();
  }

  /** The record of one view with the first of its minutiae only. */
  private static byte[] withMinutiae(byte[] record, int minutiae) {
    ByteBuffer shorter = ByteBuffer.wrap(Arrays.copyOf(record, 28 + 6 * minutiae + 2));
    shorter.putInt(8, shorter.capacity()).put(27, (byte) minutiae);
    return shorter.putShort(28 + 6 * minutiae, (short) 0).array();
  }

  private static FingerprintTemplate template(long seed, FingerPosition position) {
    return ((Acquired) MATCHER.acquire(DrawnFinger.sample(seed, 1), position)).template();
  }
}
