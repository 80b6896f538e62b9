// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What was verified of a travel document's chip, for the audit trail: names of checks, nothing of
 * what they were made on.
 *
 * @param passed checks that passed
 * @param open checks that the document does not have or that could not be made here; if there are
 *     any, the officer has looked at the document and accepts it
 */
public record DocumentEvidence(List<String> passed, List<String> open) {
  private static final Pattern NAME = Pattern.compile("[A-Z0-9_]{1,30}");
  private static final int MOST = 6;

  /**
   * @throws IllegalArgumentException if a name has another form than {@code [A-Z0-9_]{1,30}}, or a
   *     list more than six
   */
  public DocumentEvidence {
    passed = names(passed);
    open = names(open);
  }

  private static List<String> names(List<String> names) {
    if (names.size() > MOST || !names.stream().allMatch(it -> NAME.matcher(it).matches())) {
      throw new IllegalArgumentException("a check is told by its name");
    }
    return List.copyOf(names);
  }
}
