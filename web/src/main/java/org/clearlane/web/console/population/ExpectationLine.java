// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.population;

import java.util.Locale;
import java.util.OptionalDouble;
import org.clearlane.biometrics.FaceIdentifier.Expectation;

/**
 * What to expect of searches among so many, as text.
 *
 * @param key part of a message key: of which size it is
 */
public record ExpectationLine(
    String key, long size, boolean supported, String threshold, String fpir, String fnir) {

  static ExpectationLine of(String key, long size, Expectation expected) {
    return new ExpectationLine(
        key,
        size,
        expected.supported(),
        expected.threshold().isPresent()
            ? String.format(Locale.ROOT, "%.3f", expected.threshold().getAsDouble())
            : "–",
        percent(expected.fpir()),
        percent(expected.fnir()));
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent()
        ? String.format(
            Locale.ROOT,
            share.getAsDouble() < 0.01 ? "%.3f %%" : "%.1f %%",
            share.getAsDouble() * 100)
        : "–";
  }
}
