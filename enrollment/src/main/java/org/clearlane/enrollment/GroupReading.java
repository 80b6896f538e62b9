// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.List;

/** What a scanned family code proves. */
public sealed interface GroupReading {

  /**
   * The devices of all members signed for the same group.
   *
   * @param members two to four, each once, in the code's order; each may still have been used
   *     before
   */
  record Genuine(List<QrClaim> members) implements GroupReading {
    public Genuine {
      members = List.copyOf(members);
    }
  }

  /** The text proves nothing, or one of its members must not pass: nobody does. */
  record Refused(QrRefusal refusal) implements GroupReading {}
}
