// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.CredentialId;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.Test;

class CredentialBodyTest {
  private final CredentialBody body =
      new CredentialBody(
          new CredentialId(new UUID(1, -1)),
          new TravellerId(new UUID(-2, 2)),
          random(16),
          Instant.ofEpochSecond(1),
          Instant.ofEpochSecond(0xFFFF_FFFFL),
          random(64),
          "m",
          random(FaceTemplate.DIMENSION));

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @Test
  void readsWhatItWrote() {
    CredentialBody read = CredentialBody.read(body.write());
    assertThat(read).usingRecursiveComparison().isEqualTo(body);
  }

  @Test
  void standsAsTheDocumentSays() {
    byte[] bytes = body.write();
    assertThat(bytes).hasSize(1 + 48 + 8 + 64 + 1 + 1 + 512).startsWith(1);
    assertThat(Arrays.copyOfRange(bytes, 1, 17))
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 1, -1, -1, -1, -1, -1, -1, -1, -1);
    assertThat(Arrays.copyOfRange(bytes, 33, 49)).isEqualTo(body.documentReference());
    assertThat(Arrays.copyOfRange(bytes, 49, 57)).containsExactly(0, 0, 0, 1, -1, -1, -1, -1);
    assertThat(Arrays.copyOfRange(bytes, 57, 121)).isEqualTo(body.deviceKey());
    assertThat(Arrays.copyOfRange(bytes, 121, 123)).containsExactly(1, 'm');
    assertThat(Arrays.copyOfRange(bytes, 123, 635)).isEqualTo(body.template());
  }

  @Test
  void carriesATemplateOfAnyModel() {
    byte[] bytes = body.write();
    for (int dimension : new int[] {32, 192, 1024}) {
      byte[] other = Arrays.copyOf(bytes, bytes.length - 512 + dimension);
      assertThat(CredentialBody.read(other).template()).hasSize(dimension);
    }
  }

  @Test
  void refusesALengthThatNoTemplateHas() {
    byte[] bytes = body.write();
    for (int length = 0; length < bytes.length + 600; length++) {
      byte[] other = Arrays.copyOf(bytes, length);
      int dimension = length - (bytes.length - 512);
      if (dimension < 32 || dimension > 1024) {
        assertThatThrownBy(() -> CredentialBody.read(other))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void refusesAnotherVersion() {
    byte[] bytes = body.write();
    bytes[0] = 2;
    assertThatThrownBy(() -> CredentialBody.read(bytes))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesANegativeLengthInside() {
    byte[] bytes = body.write();
    bytes[121] = -1;
    assertThatThrownBy(() -> CredentialBody.read(bytes))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
