// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The features of one face: a unit vector of as many numbers as its model gives, comparable only
 * under the same model. Immutable; equal when model and all values are equal. Biometric data:
 * encrypt it at rest and keep it out of logs ({@link #toString()} shows no values).
 */
public final class FaceTemplate {
  /** The number of values that the bundled model gives. */
  public static final int DIMENSION = 512;

  /** The fewest values that a template may have. */
  public static final int LEAST_DIMENSION = 32;

  /** The most values that a template may have. */
  public static final int MOST_DIMENSION = 1024;

  private static final Pattern MODEL_ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");
  private static final byte VERSION = 1;
  private static final double NORM_TOLERANCE = 1e-3;

  private final String modelId;
  private final float[] values;

  /**
   * @param modelId one to 32 of {@code A-Z a-z 0-9 . _ -}
   * @param values {@value #LEAST_DIMENSION} to {@value #MOST_DIMENSION} numbers of length (L2 norm)
   *     1 within 0.1 %; copied
   * @throws IllegalArgumentException if either has another form
   */
  public FaceTemplate(String modelId, float[] values) {
    requireModelId(modelId);
    double norm = norm(values);
    if (!(Math.abs(norm - 1) <= NORM_TOLERANCE)) {
      throw new IllegalArgumentException("a face template has the length 1");
    }
    this.modelId = modelId;
    this.values = values.clone();
  }

  /**
   * Scales a vector to length 1 and makes a template of it.
   *
   * @throws IllegalArgumentException if the vector has another number of values than a template may
   *     have, one that is not finite, or is zero
   */
  public static FaceTemplate normalised(String modelId, float[] vector) {
    double norm = norm(vector);
    if (!(norm > 0)) {
      throw new IllegalArgumentException("a face template cannot be made of a zero vector");
    }
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / norm);
    }
    return new FaceTemplate(modelId, unit);
  }

  /** The model that made it; see {@link FaceMatcher#modelId()}. */
  public String modelId() {
    return modelId;
  }

  /** How many values there are. */
  public int dimension() {
    return values.length;
  }

  /** A copy of the values. */
  public float[] values() {
    return values.clone();
  }

  /** Writes the values into {@code target} from {@code offset} on. */
  public void copyTo(float[] target, int offset) {
    System.arraycopy(values, 0, target, offset, values.length);
  }

  /**
   * The cosine similarity of two templates, -1 to 1.
   *
   * @throws IllegalArgumentException if the other was made by another model or has another number
   *     of values
   */
  public double cosine(FaceTemplate other) {
    if (!modelId.equals(other.modelId) || values.length != other.values.length) {
      throw new IllegalArgumentException(
          "templates of the models " + modelId + " and " + other.modelId + " do not compare");
    }
    double dot = 0;
    for (int i = 0; i < values.length; i++) {
      dot += (double) values[i] * other.values[i];
    }
    return Math.clamp(dot, -1.0, 1.0);
  }

  /**
   * The full-precision form: version (1), length of the model id (1), model id (ASCII), the values
   * as big-endian IEEE 754 floats.
   */
  public byte[] toBytes() {
    byte[] id = modelId.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out = ByteBuffer.allocate(2 + id.length + values.length * Float.BYTES);
    out.put(VERSION).put((byte) id.length).put(id).asFloatBuffer().put(values);
    return out.array();
  }

  /**
   * Reverses {@link #toBytes()}.
   *
   * @throws IllegalArgumentException if the bytes have another form or version
   */
  public static FaceTemplate fromBytes(byte[] bytes) {
    if (bytes.length < 2 || bytes[0] != VERSION) {
      throw new IllegalArgumentException("not a face template of version " + VERSION);
    }
    int idLength = bytes[1];
    int valueBytes = bytes.length - 2 - idLength;
    if (idLength < 1 || valueBytes < 0 || valueBytes % Float.BYTES != 0) {
      throw new IllegalArgumentException("a face template has another length");
    }
    float[] values = new float[requireDimension(valueBytes / Float.BYTES)];
    ByteBuffer.wrap(bytes, 2 + idLength, valueBytes).asFloatBuffer().get(values);
    return new FaceTemplate(new String(bytes, 2, idLength, StandardCharsets.US_ASCII), values);
  }

  /**
   * The compact form for a QR credential: a signed byte for each value, the largest value at ±127.
   * The scale need not be kept because {@link #fromInt8} normalises. A comparison score changes by
   * less than 0.01 when one side went through this form.
   */
  public byte[] toInt8() {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(values[i] / largest * 127);
    }
    return bytes;
  }

  /**
   * Reverses {@link #toInt8()}, with its loss.
   *
   * @param modelId the model that made it, carried beside the bytes
   * @throws IllegalArgumentException if no template has as many values, or all are zero
   */
  public static FaceTemplate fromInt8(String modelId, byte[] bytes) {
    float[] values = new float[requireDimension(bytes.length)];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = bytes[i];
    }
    return normalised(modelId, values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FaceTemplate template
        && modelId.equals(template.modelId)
        && Arrays.equals(values, template.values);
  }

  @Override
  public int hashCode() {
    return 31 * modelId.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "FaceTemplate[" + modelId + "]";
  }

  private static void requireModelId(String modelId) {
    if (!MODEL_ID.matcher(modelId).matches()) {
      throw new IllegalArgumentException("a model id must match " + MODEL_ID);
    }
  }

  private static int requireDimension(int dimension) {
    if (dimension < LEAST_DIMENSION || dimension > MOST_DIMENSION) {
      throw new IllegalArgumentException(
          "a face template has " + LEAST_DIMENSION + " to " + MOST_DIMENSION + " values");
    }
    return dimension;
  }

  /** The L2 norm; NaN or infinite where a value is. */
  private static double norm(float[] values) {
    requireDimension(values.length);
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }
}
