// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.report;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.clearlane.evaluation.comparison.RatePoint;
import org.clearlane.evaluation.identification.CalibrationTable;
import org.clearlane.evaluation.identification.CrossValidation;
import org.clearlane.evaluation.identification.DecisionFigures;
import org.clearlane.evaluation.identification.IdentificationFigures;
import org.clearlane.evaluation.statistics.ErrorCurve;
import org.clearlane.evaluation.statistics.Estimate;
import org.clearlane.evaluation.statistics.ScoreScale;

/** The figures for programs. Rates are from 0 to 1, intervals pairs of the lower and upper end. */
public final class JsonLine {
  private final Findings findings;
  private final ScoreScale scale;

  private JsonLine(Findings findings) {
    this.findings = findings;
    scale = findings.verification().curve().nonMated().scale();
  }

  /** All figures of an evaluation. */
  public static JsonObject of(Findings findings) {
    return new JsonLine(findings).build();
  }

  private JsonObject build() {
    ErrorCurve curve = findings.verification().curve();
    ErrorCurve.EqualError equal = curve.equalError();
    Estimate failures = findings.acquisitions().failureToAcquire();
    JsonObjectBuilder tar = Json.createObjectBuilder();
    findings.rates().forEach(point -> tar.add(name(point.asked()), point.tar().value()));
    JsonObjectBuilder reasons = Json.createObjectBuilder();
    findings.acquisitions().reasons().forEach(reasons::add);
    JsonObjectBuilder line =
        Json.createObjectBuilder()
            .add("images", findings.acquisitions().pictures())
            .add("failureToAcquire", failures.value())
            .add("eer", equal.rate())
            .add("tar", tar);
    findings.identification().ifPresent(it -> line.add("identification", identification(it)));
    return line.add("failureToAcquireInterval", interval(failures))
        .add("failures", reasons)
        .add("eerThreshold", scale.score(equal.threshold()))
        .add("matedComparisons", curve.mated().total())
        .add("nonMatedComparisons", curve.nonMated().total())
        .add("subjectPairs", findings.subjectPairs())
        .add("model", findings.model())
        .add("thresholds", points(findings.rates()))
        .add("shippedThresholds", points(findings.shipped()))
        .add("seconds", findings.took().toMillis() / 1000.0)
        .build();
  }

  private static String name(double rate) {
    return CalibrationTable.name(rate);
  }

  private static JsonArrayBuilder interval(Estimate estimate) {
    return Json.createArrayBuilder().add(estimate.low()).add(estimate.high());
  }

  private JsonArrayBuilder points(List<RatePoint> points) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (RatePoint point : points) {
      array.add(
          Json.createObjectBuilder()
              .add("asked", point.asked())
              .add("threshold", scale.score(point.threshold()))
              .add("supported", point.supported())
              .add("fmr", point.fmr().value())
              .add("fmrInterval", interval(point.fmr()))
              .add("tar", point.tar().value())
              .add("tarInterval", interval(point.tar())));
    }
    return array;
  }

  private JsonObjectBuilder identification(Findings.Searches searches) {
    IdentificationFigures figures = searches.figures();
    Estimate first = figures.ranks().getFirst();
    JsonObjectBuilder object =
        Json.createObjectBuilder()
            .add("gallery", figures.gallery())
            .add("rank1", first.value())
            .add("rank1Interval", interval(first))
            .add("matedSearches", figures.count(true))
            .add("nonMatedSearches", figures.count(false));
    for (IdentificationFigures.Point point : figures.points()) {
      String key = "fnirAtFpir" + name(point.asked());
      object.add(key, point.fnir().value());
      object.add(key + "Interval", interval(point.fnir()));
      object.add(key + "Supported", point.supported());
      object.add(key + "Threshold", scale.score(point.threshold()));
    }
    JsonObjectBuilder decisions =
        Json.createObjectBuilder().add("shipped", decisions(searches.shipped()));
    searches
        .crossValidated()
        .ifPresent(crossed -> decisions.add("crossValidated", crossed(crossed)));
    return object.add("decisions", decisions);
  }

  private static JsonObjectBuilder crossed(CrossValidation crossed) {
    return Json.createObjectBuilder()
        .add("galleries", Json.createArrayBuilder(crossed.galleries()))
        .add("calibrationPairs", Json.createArrayBuilder(crossed.pairs()))
        .add("nonMatedSearches", crossed.nonMated())
        .add("matedSearches", crossed.mated())
        .add("product", decisions(crossed.product()))
        .add("bestEstimate", decisions(crossed.bestEstimate()));
  }

  private static JsonArrayBuilder decisions(List<DecisionFigures> decisions) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (DecisionFigures figures : decisions) {
      JsonObjectBuilder object =
          Json.createObjectBuilder()
              .add("askedFpir", figures.askedFpir())
              .add("verdict", figures.verdict().name());
      figures.threshold().ifPresent(threshold -> object.add("threshold", threshold));
      if (figures.supported()) {
        object
            .add("achievedFpir", figures.fpir().value())
            .add("achievedFpirInterval", interval(figures.fpir()))
            .add("falsePositives", figures.fpir().events())
            .add("identifiedFpir", figures.identified().value())
            .add("fnir", figures.fnir().value())
            .add("fnirInterval", interval(figures.fnir()))
            .add("misidentified", figures.misidentified())
            .add("ambiguous", figures.ambiguous());
      } else {
        object.add("rightClaims", figures.rightClaims());
      }
      array.add(object);
    }
    return array;
  }
}
