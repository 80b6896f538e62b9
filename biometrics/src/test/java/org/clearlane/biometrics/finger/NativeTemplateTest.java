// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ShortNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.clearlane.biometrics.DrawnFinger;
import org.junit.jupiter.api.Test;

class NativeTemplateTest {
  private static final CBORMapper CBOR = new CBORMapper();
  private static final NativeTemplate TEMPLATE =
      NativeTemplate.extract(DrawnFinger.impression(1, 0));

  @Test
  void readsWhatItWrote() {
    NativeTemplate copy = NativeTemplate.read(TEMPLATE.bytes());
    assertThat(copy.minutiae()).isEqualTo(TEMPLATE.minutiae());
    assertThat(copy.bytes()).isEqualTo(TEMPLATE.bytes());
    assertThat(copy.score(TEMPLATE)).isEqualTo(TEMPLATE.score(TEMPLATE)).isGreaterThan(100);
    assertThat(NativeTemplate.read(changed(root -> {})).bytes()).isNotEmpty();
  }

  @Test
  void findsNothingInBlackButDoesNotFail() {
    GreyImage black = new GreyImage(300, 300, new byte[300 * 300], 500);
    assertThat(NativeTemplate.extract(black).minutiae()).isZero();
  }

  @Test
  void refusesWhatTheLibraryWouldTakeOrFailOn() {
    assertRefused(root -> root.put("version", "3.17.0-java"));
    assertRefused(root -> root.remove("version"));
    assertRefused(root -> root.put("width", 0));
    assertRefused(root -> root.put("height", -5));
    assertRefused(root -> root.put("width", 20_000));
    assertRefused(
        root -> ((ArrayNode) root.get("positionsX")).set(0, ShortNode.valueOf((short) -1)));
    assertRefused(root -> ((ArrayNode) root.get("positionsY")).set(0, 5000));
    assertRefused(root -> ((ArrayNode) root.get("positionsX")).set(0, 1e30));
    assertRefused(root -> ((ArrayNode) root.get("positionsX")).set(0, (1 << 16) | 3));
    assertRefused(root -> ((ArrayNode) root.get("positionsX")).remove(0));
    assertRefused(root -> ((ArrayNode) root.get("directions")).set(0, Float.NaN));
    assertRefused(root -> ((ArrayNode) root.get("directions")).set(0, 7f));
    assertRefused(root -> root.remove("directions"));
    assertRefused(root -> root.put("types", "X".repeat(TEMPLATE.minutiae())));
    assertRefused(root -> root.put("types", "E".repeat(256)));
    assertRefused(root -> root.set("positionsX", CBOR.createObjectNode()));
    assertRefused(root -> root.put("other", 1));
  }

  @Test
  void refusesOtherBytes() {
    byte[] bytes = TEMPLATE.bytes();
    for (byte[] other :
        new byte[][] {
          {},
          {0},
          "FMR\0 20\0".getBytes(StandardCharsets.US_ASCII),
          Arrays.copyOf(bytes, bytes.length - 1),
          Arrays.copyOf(bytes, bytes.length + 1),
          new byte[NativeTemplate.MOST_BYTES + 1],
          nested(4000),
          {(byte) 0x9b, 0x7f, -1, -1, -1, -1, -1, -1, -1}, // an array of 2^63 - 1 items
          {(byte) 0x7b, 0, 0, 0, 0, 0x7f, -1, -1, -1}, // a text of 2 GB
        }) {
      assertThatIllegalArgumentException().isThrownBy(() -> NativeTemplate.read(other));
    }
  }

  private static byte[] nested(int depth) {
    byte[] bytes = new byte[depth];
    Arrays.fill(bytes, (byte) 0x81); // an array of one item
    return bytes;
  }

  private static void assertRefused(Consumer<ObjectNode> change) {
    byte[] changed = changed(change);
    assertThatIllegalArgumentException().isThrownBy(() -> NativeTemplate.read(changed));
  }

  private static byte[] changed(Consumer<ObjectNode> change) {
    try {
      ObjectNode root = (ObjectNode) CBOR.readTree(TEMPLATE.bytes());
      change.accept(root);
      return CBOR.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
