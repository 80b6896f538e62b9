// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageAssemblyTest {
  private final ImageAssembly image = new ImageAssembly();

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 128, 256, 250})
  void takesEverySizeOfPackets(int size) {
    add(size, ImageAssembly.BYTES);
    assertThat(image.complete()).isTrue();
    assertThat(image.percent()).isEqualTo(100);
  }

  @Test
  void theHighBitsAreTheLeftPixel() {
    add(128, ImageAssembly.BYTES);
    byte[] pixels = image.image().pixels();
    assertThat(Arrays.copyOf(pixels, 4)).containsExactly(0x11, (byte) 0xEE, 0x11, (byte) 0xEE);
  }

  @Test
  void oneByteLessOrMoreIsNoPicture() {
    add(128, ImageAssembly.BYTES - 1);
    assertThat(image.complete()).isFalse();
    image.add(new Packet(PacketKind.LAST_DATA, new byte[2]));
    assertThat(image.complete()).isFalse();
  }

  @Test
  void aPacketOfAnotherSizeSpoilsThePicture() {
    image.add(new Packet(PacketKind.DATA, new byte[128]));
    image.add(new Packet(PacketKind.DATA, new byte[64]));
    image.add(new Packet(PacketKind.DATA, new byte[64]));
    add(128, ImageAssembly.BYTES - 256);
    assertThat(image.complete()).isFalse();
  }

  private void add(int size, int bytes) {
    int left = bytes;
    while (left > 0) {
      byte[] data = new byte[Math.min(size, left)];
      Arrays.fill(data, (byte) 0x1E);
      left -= data.length;
      image.add(new Packet(left > 0 ? PacketKind.DATA : PacketKind.LAST_DATA, data));
    }
  }
}
