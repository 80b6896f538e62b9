// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The frames of the recent past, as keyed hashes, bounded in number and time. Thread safe. */
final class SeenFrames {
  /** 3 MB, and ten minutes of 30,000 passages an hour with three frames each. */
  static final int MOST = 16_384;

  private record Seen(FrameHash hash, Instant at) {}

  private final Duration memory;
  private final Deque<Seen> seen = new ArrayDeque<>();

  SeenFrames(Duration memory) {
    this.memory = memory;
  }

  /**
   * Compares a capture's frames with all that are remembered, then remembers them too.
   *
   * @param now by which what is too old is forgotten
   * @return the least {@link FrameHash#distance}; 1 if nothing is remembered. Within the capture
   *     only the same file counts: the next frame of somebody who stands still is much alike.
   */
  synchronized double closest(List<FrameHash> capture, Instant now) {
    Instant oldest = now.minus(memory);
    while (!seen.isEmpty() && seen.getFirst().at.isBefore(oldest)) {
      seen.removeFirst();
    }
    double closest = 1;
    for (Seen before : seen) {
      for (FrameHash frame : capture) {
        closest = Math.min(closest, frame.distance(before.hash));
      }
    }
    for (int i = 0; i < capture.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (capture.get(i).sameFile(capture.get(j))) {
          closest = 0;
        }
      }
    }
    capture.forEach(frame -> seen.addLast(new Seen(frame, now)));
    while (seen.size() > MOST) {
      seen.removeFirst();
    }
    return closest;
  }
}
