// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

import java.util.List;
import java.util.function.IntUnaryOperator;

/** Divides comparisons by a property of the two pictures. */
public final class Partition {
  /** Belongs to no class. */
  public static final int NONE = -1;

  /** How the pictures of a comparison decide. */
  public enum Rule {
    /** Both are of the class; a comparison across classes is of none. */
    BOTH,
    /** The one of the lower class decides, as for quality. */
    WORSE
  }

  private final String title;
  private final List<String> labels;
  private final Rule rule;
  private final int[] classes;

  /**
   * @param title what the property is
   * @param labels what its classes are called, by number from 0
   * @param classOf the class of a picture, or {@link #NONE}
   */
  public Partition(
      String title, List<String> labels, Rule rule, Cohort cohort, IntUnaryOperator classOf) {
    this.title = title;
    this.labels = List.copyOf(labels);
    this.rule = rule;
    classes = new int[cohort.size()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = classOf.applyAsInt(i);
    }
  }

  /** All comparisons are of one class. */
  public static Partition whole(Cohort cohort) {
    return new Partition("all", List.of("all"), Rule.BOTH, cohort, _ -> 0);
  }

  /** What the property is. */
  public String title() {
    return title;
  }

  /** What the classes are called. */
  public List<String> labels() {
    return labels;
  }

  /** How comparisons are divided. */
  public Rule rule() {
    return rule;
  }

  /** The class of a picture, or {@link #NONE}. */
  public int of(int sample) {
    return classes[sample];
  }

  /** The class of a comparison, or {@link #NONE}. */
  public int of(int probe, int reference) {
    int one = classes[probe];
    int other = classes[reference];
    return switch (rule) {
      case BOTH -> one == other ? one : NONE;
      case WORSE -> Math.min(one, other);
    };
  }
}
