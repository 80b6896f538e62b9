// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

/**
 * Who consents for a traveller under age.
 *
 * @param name 1 to 100 characters
 */
public record Guardian(String name, Relationship relationship) {
  /** What the guardian is to the traveller. */
  public enum Relationship {
    PARENT,
    GUARDIAN
  }

  public Guardian {
    if (name.isBlank() || name.length() > 100) {
      throw new IllegalArgumentException("the guardian's name has 1 to 100 characters");
    }
  }

  /** Hides the name. */
  @Override
  public String toString() {
    return "Guardian[" + relationship + "]";
  }
}
