// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.OptionalDouble;

/**
 * One vote on whether a capture was a presentation attack (ISO/IEC 30107-1). A number, no biometric
 * data: it may be stored.
 *
 * @param kind what was looked at
 * @param finding what it came to
 * @param value what was measured, finite; empty if the frames did not allow it
 * @param limit the value at which suspicion begins
 */
public record PadVote(Kind kind, Finding finding, OptionalDouble value, double limit) {

  /** What a vote looks at. */
  public enum Kind {
    /**
     * The single-image liveness estimate, averaged over the frames, 0 to 1; low is suspicious. Weak
     * on its own, see {@link Liveness}.
     */
    LIVENESS(true),
    /**
     * How much the face's place and look change between the frames, as one minus the correlation of
     * coarse pixels, 0 (nothing moves) to 2; low is suspicious: a mounted print, a still that is
     * fed in. Needs two frames.
     */
    MOTION(true),
    /**
     * The share of the face's motion that no flat sheet can do, 0 to about 1; low is suspicious: a
     * print, a picture on a screen. Blind to a video on a screen. Needs two frames with motion
     * between them.
     */
    PARALLAX(true),
    /**
     * The largest change of the eyes' distance from one frame to the next, as the absolute natural
     * logarithm of the ratio; high is suspicious: frames of another scene. Needs two frames.
     */
    SIZE(false),
    /**
     * The least comparison score between two frames, -1 to 1; low is suspicious: frames of another
     * person. Needs two frames.
     */
    IDENTITY(true),
    /**
     * How different the frames are from every frame seen before, as a share of the bits of a keyed
     * hash, 0 (the same) to 1; low is suspicious: frames of another capture, fed in again.
     */
    REPLAY(true);

    private final boolean suspiciousBelow;

    Kind(boolean suspiciousBelow) {
      this.suspiciousBelow = suspiciousBelow;
    }

    /** Whether values under the limit are the suspicious ones; otherwise those over it. */
    public boolean suspiciousBelow() {
      return suspiciousBelow;
    }
  }

  /** What a vote came to. */
  public enum Finding {
    /** As in a capture of a live person. */
    PASSED,
    /** As in an attack. */
    SUSPICIOUS,
    /** The frames do not allow this vote; it says nothing for or against. */
    NOT_AVAILABLE
  }

  /**
   * @throws IllegalArgumentException if a finding lacks its value, or the value is not finite
   */
  public PadVote {
    if (value.isPresent() == (finding == Finding.NOT_AVAILABLE)
        || !Double.isFinite(value.orElse(0))
        || !Double.isFinite(limit)) {
      throw new IllegalArgumentException("a vote has a finite value unless it is not available");
    }
  }

  /** A vote on a value; suspicious beyond the limit. */
  public static PadVote on(Kind kind, double value, double limit) {
    boolean suspicious = kind.suspiciousBelow ? value < limit : value > limit;
    return new PadVote(
        kind, suspicious ? Finding.SUSPICIOUS : Finding.PASSED, OptionalDouble.of(value), limit);
  }

  /** A vote that the frames do not allow. */
  public static PadVote notAvailable(Kind kind, double limit) {
    return new PadVote(kind, Finding.NOT_AVAILABLE, OptionalDouble.empty(), limit);
  }
}
