// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.clearlane.devices.CaptureResult.Captured;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.FingerprintImage;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneLog;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.RidgePicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a picture takes on a line of a real rate, and where the emulator has it from. */
@Isolated
class FingerprintTimeTest {
  @TempDir private Path directory;

  /** The bytes of 288 packets of 128 bytes, ten bits each, are 3.5 s and 6.9 s. */
  @ParameterizedTest
  @CsvSource({"115200, 3000, 4500", "57600, 6000, 8500"})
  void aPictureTakesAsLongAsTheLineNeeds(int baudRate, long least, long most) {
    try (EmulatedSensor rig = new EmulatedSensor(directory, baudRate, baudRate);
        LaneEquipment lane = online(rig, Optional.empty())) {
      rig.lay(RidgePicture.drawn(1));
      long begun = System.nanoTime();
      FingerprintImage image = capture(lane);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      System.out.println("a fingerprint at " + baudRate + " baud took " + millis + " ms");
      assertThat(millis).isBetween(least, most);
      assertThat(image.pixels()).isEqualTo(RidgePicture.drawn(1));
    }
  }

  @ParameterizedTest
  @CsvSource({"32", "256"})
  void theSensorIsSetToThePacketSizeOfTheLane(int packetSize) {
    try (EmulatedSensor rig =
            new EmulatedSensor(directory, FingerprintEmulator.UNLIMITED, 115_200);
        LaneEquipment lane = online(rig, Optional.of(packetSize))) {
      assertThat(rig.packetSize()).isEqualTo(packetSize);
      rig.lay(RidgePicture.drawn(1));
      assertThat(capture(lane).pixels()).isEqualTo(RidgePicture.drawn(1));
    }
  }

  @Test
  void aPngOrARawFileIsLaidOn() throws IOException {
    byte[] pixels = RidgePicture.drawn(3);
    try (EmulatedSensor rig = new EmulatedSensor(directory, FingerprintEmulator.UNLIMITED, 57_600);
        LaneEquipment lane = online(rig, Optional.empty())) {
      rig.sensor().lay(png(pixels));
      assertThat(capture(lane).pixels()).isEqualTo(pixels);
      rig.lift();
      rig.sensor().lay(Files.write(directory.resolve("finger.raw"), RidgePicture.drawn(4)));
      assertThat(capture(lane).pixels()).isEqualTo(RidgePicture.drawn(4));
    }
  }

  private Path png(byte[] pixels) throws IOException {
    BufferedImage image =
        new BufferedImage(RidgePicture.WIDTH, RidgePicture.HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    image
        .getRaster()
        .setDataElements(0, 0, RidgePicture.WIDTH, RidgePicture.HEIGHT, pixels.clone());
    File file = directory.resolve("finger.png").toFile();
    assertThat(ImageIO.write(image, "png", file)).isTrue();
    return file.toPath();
  }

  private static LaneEquipment online(EmulatedSensor rig, Optional<Integer> packetSize) {
    LaneEquipment lane = rig.attach(new LaneLog(), packetSize);
    await()
        .until(
            () ->
                Objects.requireNonNull(lane.status().get(DeviceRole.FINGERPRINT_SENSOR)).state()
                    == LinkState.ONLINE);
    return lane;
  }

  private static FingerprintImage capture(LaneEquipment lane) {
    return ((Captured)
            lane.fingerprintSensor()
                .orElseThrow()
                .capture(Duration.ofSeconds(20), _ -> {})
                .result()
                .join())
        .image();
  }
}
