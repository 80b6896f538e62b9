// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.machinezoo.sourceafis.FingerprintCompatibility;
import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintImageOptions;
import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.io.IOException;

/**
 * SourceAFIS' own template, in its CBOR form and ready to be compared.
 *
 * <p>The library reads positions outside the picture, empty templates and templates of its other
 * versions without a word, and tries other formats on bytes that it cannot read: all that is
 * refused here first.
 */
public final class NativeTemplate {
  /** The library and its version, which its templates are tied to. */
  public static final String ALGORITHM = "sourceafis-" + FingerprintCompatibility.version();

  /** 255 minutiae of at most 12 bytes (3 + 3 for the position, 5 direction, 1 type), and a head. */
  public static final int MOST_BYTES = 4096;

  private static final String VERSION = FingerprintCompatibility.version() + "-java";

  /** The widest picture that a record of ISO/IEC 19794-2 can describe (14 bits). */
  private static final int LONGEST_SIDE = 0x3fff;

  /** A template is an object of arrays: two levels. */
  private static final int DEEPEST = 3;

  private static final CBORMapper CBOR = mapper();

  private final byte[] bytes;
  private final int minutiae;
  private final FingerprintTemplate template;

  private NativeTemplate(byte[] bytes, int minutiae, FingerprintTemplate template) {
    this.bytes = bytes;
    this.minutiae = minutiae;
    this.template = template;
  }

  private static CBORMapper mapper() {
    CBORFactory factory =
        CBORFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();
    return CBORMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /** Runs the extractor. */
  static NativeTemplate extract(GreyImage image) {
    FingerprintImageOptions options = new FingerprintImageOptions().dpi(image.dpi());
    return of(
        new FingerprintTemplate(
            new FingerprintImage(image.width(), image.height(), image.pixels(), options)));
  }

  /** Wraps what the library made itself. */
  static NativeTemplate of(FingerprintTemplate template) {
    byte[] bytes = template.toByteArray();
    return new NativeTemplate(bytes, check(bytes), template);
  }

  /**
   * Reads a template of this version.
   *
   * @throws IllegalArgumentException if it is another version's, too long or damaged
   */
  public static NativeTemplate read(byte[] bytes) {
    int minutiae = check(bytes);
    return new NativeTemplate(bytes.clone(), minutiae, new FingerprintTemplate(bytes));
  }

  /** How many minutiae there are, 0 to 255. */
  public int minutiae() {
    return minutiae;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  FingerprintTemplate template() {
    return template;
  }

  /** The similarity of this finger to a stored one. */
  double score(NativeTemplate reference) {
    return new FingerprintMatcher(template).match(reference.template);
  }

  /** Returns the number of minutiae of what is sound. */
  private static int check(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("a template is too long");
    }
    JsonNode root;
    try {
      root = CBOR.readTree(bytes);
    } catch (IOException e) {
      throw new IllegalArgumentException("a template is damaged", e);
    }
    if (!root.path("version").asText().equals(VERSION)) {
      throw new IllegalArgumentException("a template is of another version");
    }
    int width = root.path("width").asInt();
    int height = root.path("height").asInt();
    if (width < 1 || width > LONGEST_SIDE || height < 1 || height > LONGEST_SIDE) {
      throw new IllegalArgumentException("a template has no size");
    }
    requireWithin(root.path("positionsX"), width);
    requireWithin(root.path("positionsY"), height);
    int minutiae = root.path("types").asText().length();
    if (minutiae > org.clearlane.biometrics.FingerprintTemplate.MOST_MINUTIAE) {
      throw new IllegalArgumentException("a template has too many minutiae");
    }
    return minutiae;
  }

  private static void requireWithin(JsonNode positions, int size) {
    for (JsonNode position : positions) {
      if (!position.isInt() || position.asInt() < 0 || position.asInt() >= size) {
        throw new IllegalArgumentException("a minutia lies outside the picture");
      }
    }
  }
}
