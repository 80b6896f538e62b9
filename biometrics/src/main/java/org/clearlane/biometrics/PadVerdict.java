// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.List;

/** What a capture's votes come to under the policy. */
public sealed interface PadVerdict {

  /** One vote of each {@link PadVote.Kind}, in their order. */
  List<PadVote> votes();

  /** No vote is suspicious. That is no proof of a live person. */
  record Unsuspicious(List<PadVote> votes) implements PadVerdict {
    public Unsuspicious {
      votes = List.copyOf(votes);
    }
  }

  /** Some vote is suspicious; the policy only records it. */
  record Noted(List<PadVote> votes) implements PadVerdict {
    public Noted {
      votes = List.copyOf(votes);
    }
  }

  /** Some vote is suspicious; an officer must see the traveller. */
  record Refer(List<PadVote> votes) implements PadVerdict {
    public Refer {
      votes = List.copyOf(votes);
    }
  }

  /** Some vote is suspicious; the capture does not count and must be repeated. */
  record Recapture(List<PadVote> votes) implements PadVerdict {
    public Recapture {
      votes = List.copyOf(votes);
    }
  }
}
