// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.identification;

import java.util.UUID;
import org.clearlane.biometrics.PersonId;

/** The ids of subjects in galleries. */
final class SubjectIds {
  private SubjectIds() {}

  static PersonId id(int subject) {
    return new PersonId(new UUID(0, subject));
  }

  static int subject(PersonId id) {
    return (int) id.value().getLeastSignificantBits();
  }
}
