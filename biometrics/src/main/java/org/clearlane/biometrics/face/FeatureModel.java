// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.clearlane.biometrics.BiometricsException;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.model.ModelFile;

/**
 * The model that makes templates, and how faces are fed to it. It takes one aligned face of 112 x
 * 112 pixels as NCHW floats and gives one vector; docs/face-models.md describes the file.
 *
 * @param source reads {@code file} by its name
 * @param colours the order of the three planes
 * @param mean subtracted from each value of 0 to 255
 * @param scale divides what is left
 * @param dimension how many values the model gives
 * @param mirrored whether the features of the mirrored face are added: twice the time, fewer errors
 * @param calibration the false match rates of its scores, if they have been measured
 */
public record FeatureModel(
    ModelFile file,
    ModelFile.Source source,
    Colours colours,
    float mean,
    float scale,
    int dimension,
    boolean mirrored,
    Optional<Path> calibration) {

  /** The order in which a model takes the colours. */
  public enum Colours {
    RGB,
    BGR
  }

  /** Raise it whenever detection, landmarks or alignment change a template. */
  private static final int PREPROCESSING = 1;

  private static final FeatureModel BUNDLED =
      new FeatureModel(
          new ModelFile(
              "fr_feature.onnx",
              "87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581"),
          ModelFile::bundled,
          Colours.BGR,
          127.5f,
          128,
          512,
          true,
          Optional.empty());

  private static final int LARGEST_DESCRIPTION = 1 << 16;
  private static final long LARGEST_MODEL = 1L << 30;
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final Set<String> KEYS =
      Set.of("file", "sha256", "colours", "mean", "scale", "dimension", "mirrored", "calibration");

  /** The model of this module. */
  public static FeatureModel bundled() {
    return BUNDLED;
  }

  /**
   * The model that the settings name, or that of this module.
   *
   * @throws BiometricsException if its description cannot be used
   */
  public static FeatureModel configured() {
    String description = BiometricsSettings.MODEL.get();
    return description.isEmpty() ? BUNDLED : read(Path.of(description));
  }

  /**
   * Reads a description; the files it names lie beside it unless their paths are absolute.
   *
   * @throws BiometricsException if it cannot be read, or a key is missing, unknown or out of range
   */
  public static FeatureModel read(Path description) {
    try {
      if (Files.size(description) > LARGEST_DESCRIPTION) {
        throw new IllegalArgumentException("larger than " + LARGEST_DESCRIPTION + " bytes");
      }
      Properties keys = new Properties();
      try (Reader in = Files.newBufferedReader(description, StandardCharsets.UTF_8)) {
        keys.load(in);
      }
      return of(keys, description.toAbsolutePath());
    } catch (IOException e) {
      throw new BiometricsException(
          "the face model's description " + description + " cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw new BiometricsException(
          "the face model's description " + description + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static FeatureModel of(Properties keys, Path description) {
    Set<String> unknown = new TreeSet<>(keys.stringPropertyNames());
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("unknown key " + unknown.iterator().next());
    }
    String sha256 = text(keys, "sha256");
    if (!SHA_256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("sha256 takes 64 lower-case hexadecimal digits");
    }
    double scale = number(keys, "scale", -1e6, 1e6);
    if (scale == 0) {
      throw new IllegalArgumentException("scale divides, so it is not 0");
    }
    return new FeatureModel(
        new ModelFile(text(keys, "file"), sha256),
        name -> bounded(description.resolveSibling(name)),
        colours(text(keys, "colours")),
        (float) number(keys, "mean", -1e6, 1e6),
        (float) scale,
        (int) number(keys, "dimension", FaceTemplate.LEAST_DIMENSION, FaceTemplate.MOST_DIMENSION),
        flag(text(keys, "mirrored")),
        Optional.ofNullable(keys.getProperty("calibration"))
            .map(String::strip)
            .map(description::resolveSibling));
  }

  private static byte[] bounded(Path file) throws IOException {
    if (Files.size(file) > LARGEST_MODEL) {
      throw new IOException("a model has at most " + LARGEST_MODEL + " bytes");
    }
    return Files.readAllBytes(file);
  }

  private static String text(Properties keys, String key) {
    String value = keys.getProperty(key, "").strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("the key " + key + " is missing");
    }
    return value;
  }

  private static Colours colours(String value) {
    return switch (value) {
      case "RGB" -> Colours.RGB;
      case "BGR" -> Colours.BGR;
      default -> throw new IllegalArgumentException("colours takes RGB or BGR");
    };
  }

  private static boolean flag(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("mirrored takes true or false");
    };
  }

  private static double number(Properties keys, String key, double least, double most) {
    double value;
    try {
      value = Double.parseDouble(text(keys, key));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " takes a number", e);
    }
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(key + " takes " + least + " to " + most);
    }
    return value;
  }

  /**
   * Tells templates that compare from those that do not: a digest over the model's content and all
   * of the preprocessing. Known without loading anything.
   */
  public String modelId() {
    String origin =
        String.join(
            "/",
            file.sha256(),
            Integer.toString(PREPROCESSING),
            colours.name(),
            Float.toString(mean),
            Float.toString(scale),
            Integer.toString(dimension),
            Boolean.toString(mirrored));
    return ModelFile.sha256(origin.getBytes(StandardCharsets.US_ASCII)).substring(0, 16);
  }
}
