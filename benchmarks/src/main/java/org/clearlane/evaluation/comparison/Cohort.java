// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.clearlane.evaluation.dataset.Picture;

/**
 * The pictures that are compared and their subjects, by numbers from 0 in the order of the folder.
 */
public final class Cohort {
  private final List<Picture> pictures;
  private final List<String> names = new ArrayList<>();
  private final int[] subject;
  private final List<List<Integer>> samplesOf = new ArrayList<>();

  /** Of some pictures. */
  public Cohort(List<Picture> pictures) {
    this.pictures = List.copyOf(pictures);
    subject = new int[pictures.size()];
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < subject.length; i++) {
      String name = pictures.get(i).subject();
      subject[i] = numbers.computeIfAbsent(name, _ -> numbers.size());
      if (subject[i] == names.size()) {
        names.add(name);
        samplesOf.add(new ArrayList<>());
      }
      samplesOf.get(subject[i]).add(i);
    }
  }

  /** How many pictures there are. */
  public int size() {
    return subject.length;
  }

  /** How many subjects have a picture. */
  public int subjects() {
    return names.size();
  }

  /** Whose a picture is. */
  public int subject(int sample) {
    return subject[sample];
  }

  /** A picture by its number. */
  public Picture picture(int sample) {
    return pictures.get(sample);
  }

  /** The name of a subject. */
  public String name(int subject) {
    return names.get(subject);
  }

  /** The pictures of a subject, in order; at least one. */
  public List<Integer> samplesOf(int subject) {
    return samplesOf.get(subject);
  }

  /**
   * The subjects in an order that has nothing to do with their names, the same one in every run on
   * the same folder.
   */
  public List<Integer> shuffledSubjects() {
    List<Integer> order = new ArrayList<>(IntStream.range(0, subjects()).boxed().toList());
    Collections.shuffle(order, new Random(1));
    return order;
  }
}
