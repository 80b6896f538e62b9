// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.regex.Pattern;

/**
 * Names a gallery within one authority: a population, a flight, the watchlist.
 *
 * @param value one to 64 of {@code a-z 0-9 . _ : -}, beginning with a letter or digit; carries no
 *     personal data, because it appears in logs and exceptions
 */
public record GalleryName(String value) implements Comparable<GalleryName> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._:-]{0,63}");

  /**
   * @throws IllegalArgumentException if the name has another form
   */
  public GalleryName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a gallery's name must match " + FORM);
    }
  }

  @Override
  public int compareTo(GalleryName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
