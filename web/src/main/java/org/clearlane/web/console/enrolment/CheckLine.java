// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.clearlane.devices.CheckTree;

/**
 * A check of a chip as a line of the tree.
 *
 * @param check name of a {@link org.clearlane.devices.ChipCheck}, part of message keys
 * @param outcome name of a {@link CheckTree.Outcome}, part of message keys
 * @param depth 0 for the whole document
 */
public record CheckLine(String check, String outcome, int depth) implements Serializable {

  static List<CheckLine> of(CheckTree tree) {
    return lines(tree, 0).toList();
  }

  private static Stream<CheckLine> lines(CheckTree tree, int depth) {
    return Stream.concat(
        Stream.of(new CheckLine(tree.check().name(), tree.outcome().name(), depth)),
        tree.parts().stream().flatMap(part -> lines(part, depth + 1)));
  }
}
