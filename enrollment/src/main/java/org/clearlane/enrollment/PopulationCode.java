// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.regex.Pattern;
import org.clearlane.biometrics.GalleryName;

/**
 * Names a population within one authority.
 *
 * @param value one to 32 of {@code a-z 0-9 -}, beginning with a letter or digit
 */
public record PopulationCode(String value) implements Comparable<PopulationCode> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  /**
   * @throws IllegalArgumentException if the code has another form
   */
  public PopulationCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a population's code must match " + FORM);
    }
  }

  /** Where the faces of its members are searched. */
  public GalleryName gallery() {
    return new GalleryName("population-" + value);
  }

  @Override
  public int compareTo(PopulationCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
