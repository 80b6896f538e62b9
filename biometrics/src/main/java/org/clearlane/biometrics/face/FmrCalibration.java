// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clearlane.biometrics.BiometricsException;

/**
 * Measured pairs of false match rate and threshold, read from a table and interpolated. Two
 * comments of the table count: {@code # impostor comparisons: N}, how many independent comparisons
 * of different people it rests on, and {@code # model: ID}, whose scores they are. Comments {@code
 * # mated below SCORE: SHARE} tell which share of comparisons of the same person has lower scores.
 */
public final class FmrCalibration {
  private static final String TABLE = "/org/clearlane/biometrics/face-fmr-calibration.csv";
  private static final int LARGEST_FILE = 1 << 16;
  private static final Pattern COMPARISONS = comment("impostor comparisons", "([0-9]{1,15})");
  private static final Pattern MATED =
      Pattern.compile(
          "^# *mated below (0?\\.[0-9]{1,6}): ([01]?\\.?[0-9]{1,8}) *$", Pattern.MULTILINE);
  private static final Pattern MODEL = comment("model", "([A-Za-z0-9._-]{1,32})");

  private final NavigableMap<Double, Double> thresholdByRate;
  private final NavigableMap<Double, Double> matedBelow = new TreeMap<>();
  private final long impostorComparisons;
  private final String modelId;

  /**
   * What was measured.
   *
   * @param rate of false matches
   * @param threshold that has it
   */
  public record Point(double rate, double threshold) {}

  private FmrCalibration(
      NavigableMap<Double, Double> thresholdByRate, long impostorComparisons, String modelId) {
    this.thresholdByRate = thresholdByRate;
    this.impostorComparisons = impostorComparisons;
    this.modelId = modelId;
  }

  /** Of a model whose false matches have not been measured: no rate has a threshold. */
  public static FmrCalibration none(String modelId) {
    return new FmrCalibration(new TreeMap<>(), 0, modelId);
  }

  private static Pattern comment(String name, String value) {
    return Pattern.compile("^# *" + name + ": *" + value + " *$", Pattern.MULTILINE);
  }

  /** Reads the table of this module. */
  public static FmrCalibration bundled() {
    try (InputStream in = FmrCalibration.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + TABLE);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the table that the settings name, else that of the configured model.
   *
   * @throws BiometricsException if the file cannot be used
   */
  public static FmrCalibration configured() {
    FeatureModel model = FeatureModel.configured();
    String file = BiometricsSettings.CALIBRATION.get();
    return file.isEmpty() ? of(model) : read(Path.of(file), model.modelId());
  }

  /**
   * Reads the table of a model.
   *
   * @throws BiometricsException if it has none, or it cannot be used
   */
  public static FmrCalibration of(FeatureModel model) {
    if (model.equals(FeatureModel.bundled())) {
      return bundled();
    }
    Path file =
        model
            .calibration()
            .orElseThrow(
                () ->
                    new BiometricsException(
                        "the model "
                            + model.file().name()
                            + " has no calibration: measure it first"));
    return read(file, model.modelId());
  }

  /**
   * Reads a table from a file.
   *
   * @throws BiometricsException if it cannot be read, has another form or belongs to another model
   */
  public static FmrCalibration read(Path file, String modelId) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new IllegalArgumentException("larger than " + LARGEST_FILE + " bytes");
      }
      FmrCalibration calibration = parse(Files.readString(file));
      if (!calibration.modelId.equals(modelId)) {
        throw new IllegalArgumentException(
            "it is of the model "
                + calibration.modelId
                + ", not of "
                + modelId
                + "; file, dimension and preprocessing of a description make up a model");
      }
      return calibration;
    } catch (IOException | IllegalArgumentException e) {
      throw new BiometricsException(
          "the calibration " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * Reads lines of {@code rate,threshold}, with {@code #} comments and one heading. Further columns
   * are for people. Without a comment a table is of the bundled model; without a number it rests on
   * as many comparisons as its lowest rate needs to be seen once.
   *
   * @throws IllegalArgumentException if a line has another form, a rate or threshold is impossible,
   *     or the thresholds do not fall as the rates grow
   */
  static FmrCalibration parse(String table) {
    NavigableMap<Double, Double> thresholds = new TreeMap<>();
    table
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .skip(1)
        .map(FmrCalibration::point)
        .forEach(point -> thresholds.put(point.rate(), point.threshold()));
    if (thresholds.isEmpty()) {
      throw new IllegalArgumentException("a calibration has one rate at least");
    }
    double previous = Double.POSITIVE_INFINITY;
    for (double threshold : thresholds.values()) {
      if (!(threshold < previous)) {
        throw new IllegalArgumentException("thresholds fall as rates grow");
      }
      previous = threshold;
    }
    Matcher comparisons = COMPARISONS.matcher(table);
    Matcher model = MODEL.matcher(table);
    FmrCalibration calibration =
        new FmrCalibration(
            thresholds,
            comparisons.find()
                ? Long.parseLong(comparisons.group(1))
                : Math.round(1 / thresholds.firstKey()),
            model.find() ? model.group(1) : FeatureModel.bundled().modelId());
    MATED
        .matcher(table)
        .results()
        .forEach(
            line ->
                calibration.matedBelow.put(
                    Double.parseDouble(line.group(1)), Double.parseDouble(line.group(2))));
    return calibration;
  }

  private static Point point(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length < 2) {
      throw new IllegalArgumentException("a line has a rate and a threshold");
    }
    Point point = new Point(Double.parseDouble(cells[0]), Double.parseDouble(cells[1]));
    if (!(point.rate() > 0 && point.rate() < 1 && Math.abs(point.threshold()) <= 1)) {
      throw new IllegalArgumentException("a rate takes 0 to 1, a threshold -1 to 1");
    }
    return point;
  }

  /** What was measured, the lowest rate first. */
  public List<Point> points() {
    return thresholdByRate.entrySet().stream()
        .map(entry -> new Point(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** How many independent comparisons of different people the table rests on. */
  public long impostorComparisons() {
    return impostorComparisons;
  }

  /**
   * The share of comparisons of the same person whose score is lower, interpolated; beyond what was
   * measured that of the nearest.
   *
   * @return empty if none were measured
   */
  public OptionalDouble matedBelow(double score) {
    if (matedBelow.isEmpty()) {
      return OptionalDouble.empty();
    }
    Map.Entry<Double, Double> below =
        Optional.ofNullable(matedBelow.floorEntry(score)).orElseGet(matedBelow::firstEntry);
    Map.Entry<Double, Double> above =
        Optional.ofNullable(matedBelow.ceilingEntry(score)).orElseGet(matedBelow::lastEntry);
    double width = above.getKey() - below.getKey();
    double position = width <= 0 ? 0 : (score - below.getKey()) / width;
    return OptionalDouble.of(below.getValue() + position * (above.getValue() - below.getValue()));
  }

  /** The model whose scores were measured. */
  public String modelId() {
    return modelId;
  }

  /**
   * The score at which comparisons of different people match with a rate, as measured, interpolated
   * over the logarithm of the rate.
   *
   * @throws IllegalArgumentException if the rate was not measured
   */
  public double threshold(double rate) {
    if (thresholdByRate.isEmpty()) {
      throw new IllegalArgumentException("the model " + modelId + " has no calibration");
    }
    Map.Entry<Double, Double> below = thresholdByRate.floorEntry(rate);
    Map.Entry<Double, Double> above = thresholdByRate.ceilingEntry(rate);
    if (below == null || above == null) {
      throw new IllegalArgumentException(
          "the false match rate is calibrated from "
              + thresholdByRate.firstKey()
              + " to "
              + thresholdByRate.lastKey());
    }
    if (below.getKey().equals(above.getKey())) {
      return below.getValue();
    }
    double position = Math.log(rate / below.getKey()) / Math.log(above.getKey() / below.getKey());
    return below.getValue() + position * (above.getValue() - below.getValue());
  }
}
