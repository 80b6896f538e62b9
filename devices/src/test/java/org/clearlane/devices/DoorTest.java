// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The records of the module's door. */
class DoorTest {
  @Test
  void aScannedCodeHidesItsText() {
    ScannedCode code = new ScannedCode("SECRET-PAYLOAD", Instant.EPOCH);
    assertThat(code).hasToString("ScannedCode[14 characters, at=1970-01-01T00:00:00Z]");
  }

  @Test
  void aScannedDocumentHidesItsLines() {
    ScannedDocument document = new ScannedDocument(List.of("SECRET", "LINES"), Instant.EPOCH);
    assertThat(document).hasToString("ScannedDocument[2 lines, at=1970-01-01T00:00:00Z]");
    assertThat(document.text()).isEqualTo("SECRET\nLINES");
  }

  @Test
  void aScannedDocumentHasOneToThreeLines() {
    for (List<String> lines :
        List.of(List.<String>of(), List.of("A", "B", "C", "D"), List.of(""), List.of("\u00e9"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ScannedDocument(lines, Instant.EPOCH));
    }
  }

  @Test
  void framesOfADocumentReaderBeginAndEndWithDifferentControlBytes() {
    assertThatIllegalArgumentException().isThrownBy(() -> new DocumentReaderWiring.Framed(2, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new DocumentReaderWiring.Framed(13, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new DocumentReaderWiring.Framed(2, 65));
  }

  @Test
  void aDocumentReaderIsWiredByItsDriver() {
    DeviceSetUp gate = DeviceSetUp.at(DeviceDriver.OSDP, "/dev/ttyS0");
    DeviceSetUp framed =
        DeviceSetUp.at(DeviceDriver.MRZ_TEXT, "/dev/ttyS1").with(Map.of("start", "1"));
    assertThat(wired(gate, framed).documentReader())
        .contains(
            new DocumentReaderWiring(
                new SerialSettings("/dev/ttyS1", 9600), new DocumentReaderWiring.Framed(1, 3)));
    DeviceSetUp elyctis = DeviceSetUp.at(DeviceDriver.ELYCTIS, "/dev/ttyS1");
    assertThat(wired(gate, elyctis).documentReader().orElseThrow().dialect())
        .isEqualTo(new DocumentReaderWiring.Elyctis());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> wired(gate, framed.with(Map.of("end", "2"))));
    assertThatIllegalArgumentException().isThrownBy(() -> wired(gate, DeviceSetUp.ofController()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> wired(gate, DeviceSetUp.at(DeviceDriver.ELYCTIS, "/dev/ttyS0")));
  }

  private static LaneWiring wired(DeviceSetUp gate, DeviceSetUp reader) {
    return LaneWiring.of(
        "l1",
        Map.of(DeviceRole.GATE, gate, DeviceRole.DOCUMENT_READER, reader),
        _ -> ChannelKeys.none());
  }

  @Test
  void aGateMapUsesEveryNumberOnce() {
    assertThatIllegalArgumentException().isThrownBy(() -> new GateMap(0, 0, 0, 1, 2, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new GateMap(0, 1, 0, 1, 1, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new GateMap(0, 1, 0, 1, 2, 64));
    assertThatIllegalArgumentException().isThrownBy(() -> new GateMap(-1, 1, 0, 1, 2, 3));
  }

  @Test
  void aGateHasAnAddressOfItsOwn() {
    SerialSettings port = new SerialSettings("/dev/ttyS0", 9600);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GateWiring(port, 127, GateMap.DEFAULT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GateWiring(port, -1, GateMap.DEFAULT));
  }

  @Test
  void aPortNeedsAPathAndAUsualRate() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SerialSettings(" ", 9600));
    assertThatIllegalArgumentException().isThrownBy(() -> new SerialSettings("/dev/ttyS0", 9601));
  }

  @Test
  void aDuplicateWindowIsAtMostAMinute() {
    SerialSettings port = new SerialSettings("/dev/ttyS0", 9600);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScannerWiring(port, Duration.ofSeconds(61)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScannerWiring(port, Duration.ofMillis(-1)));
  }

  @Test
  void devicesOfALaneDoNotShareAPort() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LaneWiring(
                    "l1",
                    Optional.of(ScannerWiring.at("/dev/ttyS0")),
                    GateWiring.at("/dev/ttyS0")));
  }

  @Test
  void aFingerprintHidesItsPixelsAndCanBeWiped() {
    FingerprintImage image = new FingerprintImage(2, 1, 500, new byte[] {17, 34});
    assertThat(new CaptureResult.Captured(image).toString())
        .isEqualTo("Captured[image=FingerprintImage[2x1, 500 dpi]]");
    image.wipe();
    assertThat(image.pixels()).containsOnly(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FingerprintImage(2, 2, 500, new byte[3]));
  }

  @Test
  void aFingerprintSensorIsWiredByItsSetUp() {
    DeviceSetUp setUp = DeviceSetUp.at(DeviceDriver.ZFM, "/dev/ttyUSB3");
    assertThat(finger(setUp)).isEqualTo(FingerprintWiring.at("/dev/ttyUSB3", 57_600));
    FingerprintWiring other =
        finger(
            setUp.with(
                Map.of("password", "fedcba98", "sensorAddress", "00000001", "packetSize", "256")));
    assertThat(other.password()).isEqualTo(0xFEDCBA98);
    assertThat(other.address()).isEqualTo(1);
    assertThat(other.packetSize()).contains(256);
    assertThat(other.toString()).doesNotContainIgnoringCase("fedcba98").doesNotContain("-19088744");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setUp.with(Map.of("password", "0")))
        .withMessageContaining("8 hexadecimal digits");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setUp.with(Map.of("packetSize", "100")))
        .withMessageContaining("32, 64, 128, 256");
  }

  @Test
  void aFingerprintSensorHangsOnAPortOfItsOwnAtARateThatItKnows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> finger(DeviceSetUp.ofController()))
        .withMessageContaining("FINGERPRINT_SENSOR");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> finger(DeviceSetUp.at(DeviceDriver.ZFM, "/dev/ttyS0")))
        .withMessageContaining("share");
    assertThat(FingerprintWiring.at("/dev/ttyS1", 115_200).port().baudRate()).isEqualTo(115_200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FingerprintWiring.at("/dev/ttyS1", 230_400));
    assertThatIllegalArgumentException().isThrownBy(() -> FingerprintWiring.at("/dev/ttyS1", 4800));
  }

  private static FingerprintWiring finger(DeviceSetUp setUp) {
    return LaneWiring.of(
            "l1",
            Map.of(
                DeviceRole.GATE,
                DeviceSetUp.at(DeviceDriver.OSDP, "/dev/ttyS0"),
                DeviceRole.FINGERPRINT_SENSOR,
                setUp),
            _ -> ChannelKeys.none())
        .fingerprintSensor()
        .orElseThrow();
  }

  @Test
  void aScannersOptionsBecomeItsWiring() {
    ScannerWiring wiring =
        scanner(
            DeviceDriver.TEXT,
            Map.of(
                "terminator", "CRLF",
                "prefix", "0x0251",
                "suffix", "> ",
                "idleGapMillis", "20",
                "duplicateMillis", "0",
                "trigger", "ON_DEMAND",
                "triggerOn", "0x16540d",
                "triggerOff", "STOP",
                "retriggerSeconds", "60"));
    assertThat(wiring.language()).isEqualTo(ScannerWiring.Language.TEXT);
    assertThat(wiring.duplicateWindow()).isZero();
    assertThat(wiring.format())
        .isEqualTo(
            new TextFormat(
                TextFormat.Terminator.CRLF, "\u0002Q", "> ", Optional.of(Duration.ofMillis(20))));
    assertThat(wiring.trigger())
        .contains(new ScannerWiring.Trigger("\u0016T\r", "STOP", Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @EnumSource(
      value = DeviceDriver.class,
      names = {"TEXT", "HONEYWELL", "NEWLAND", "ZEBRA_SSI"})
  void aScannerUsuallyReadsAllTheTime(DeviceDriver driver) {
    ScannerWiring wiring = scanner(driver, Map.of());
    assertThat(wiring.language().name()).isEqualTo(driver.name());
    assertThat(wiring.duplicateWindow()).isEqualTo(ScannerWiring.DEFAULT_DUPLICATE_WINDOW);
    assertThat(wiring.format()).isEqualTo(TextFormat.USUAL);
    assertThat(wiring.trigger()).isEmpty();
    assertThat(scanner(driver, Map.of("trigger", "ON_DEMAND")).trigger())
        .contains(ScannerWiring.Trigger.OF_LANGUAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT, terminator, NUL",
    "TEXT, prefix, 0x0",
    "TEXT, prefix, 0xGG",
    "TEXT, prefix, 0x0102030405060708090a0b0c0d0e0f1011",
    "TEXT, suffix, seventeen letters",
    "TEXT, suffix, caf\u00e9",
    "TEXT, idleGapMillis, 19",
    "TEXT, idleGapMillis, 5001",
    "TEXT, trigger, SOMETIMES",
    "HONEYWELL, retriggerSeconds, 3601",
    "HONEYWELL, triggerOn, x",
    "ZEBRA_SSI, terminator, CR"
  })
  void aScannerTakesNoOtherOptions(DeviceDriver driver, String name, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scanner(driver, Map.of(name, value)))
        .withMessageMatching(".*" + name + ".*|.*no such option.*");
  }

  @Test
  void aTextFormatHasBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> format("x".repeat(17), Duration.ofSeconds(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> format("\u0100", Duration.ofSeconds(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> format("", Duration.ofMillis(19)));
    assertThatIllegalArgumentException().isThrownBy(() -> format("", Duration.ofMillis(5001)));
  }

  private static TextFormat format(String prefix, Duration gap) {
    return new TextFormat(TextFormat.Terminator.ANY, prefix, "", Optional.of(gap));
  }

  private static ScannerWiring scanner(DeviceDriver driver, Map<String, String> options) {
    Map<DeviceRole, DeviceSetUp> devices =
        Map.of(
            DeviceRole.SCANNER,
            DeviceSetUp.at(driver, "/dev/ttyS0").with(options),
            DeviceRole.GATE,
            DeviceSetUp.ofController());
    return LaneWiring.of(
            "d1",
            devices,
            role -> {
              throw new IllegalArgumentException(role.name());
            })
        .scanner()
        .orElseThrow();
  }
}
