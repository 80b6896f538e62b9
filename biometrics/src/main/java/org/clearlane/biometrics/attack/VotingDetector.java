// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import org.clearlane.biometrics.CapturedFrame;
import org.clearlane.biometrics.FaceTrace;
import org.clearlane.biometrics.PadPolicy;
import org.clearlane.biometrics.PadVerdict;
import org.clearlane.biometrics.PadVote;
import org.clearlane.biometrics.PadVote.Finding;
import org.clearlane.biometrics.PadVote.Kind;
import org.clearlane.biometrics.PresentationAttackDetector;

/**
 * Lets each kind of vote judge alone; one suspicious vote makes the capture suspicious. The votes
 * see different attacks, so a majority would let each attack pass by those that are blind to it.
 */
public final class VotingDetector implements PresentationAttackDetector {
  /** Less motion, in eye distances, drowns in the noise of following it. */
  private static final double LEAST_DISPLACEMENT = 0.01;

  private final PadPolicy policy;
  private final PadLimits limits;
  private final FrameHash.Key key = new FrameHash.Key();
  private final SeenFrames seen;

  public VotingDetector(PadPolicy policy, PadLimits limits) {
    this.policy = policy;
    this.limits = limits;
    this.seen = new SeenFrames(limits.memory());
  }

  @Override
  public PadVerdict judge(List<CapturedFrame> frames) {
    if (frames.isEmpty() || frames.size() > MOST_FRAMES) {
      throw new IllegalArgumentException("a capture has 1 to " + MOST_FRAMES + " frames");
    }
    List<FaceTrace> traces =
        frames.stream().map(CapturedFrame::trace).flatMap(Optional::stream).toList();
    List<PadVote> votes =
        List.of(
            PadVote.on(Kind.LIVENESS, liveness(frames), limits.liveness()),
            vote(Kind.MOTION, largest(traces, Patches::distance), PadLimits.MOTION),
            vote(Kind.PARALLAX, parallax(traces), limits.parallax()),
            vote(Kind.SIZE, largest(traces, VotingDetector::growth), PadLimits.SIZE),
            vote(Kind.IDENTITY, leastAlike(frames), PadLimits.IDENTITY),
            PadVote.on(Kind.REPLAY, replay(frames), PadLimits.REPLAY));
    // A single frame is what a still gives, and who feeds one in would send no second.
    boolean unseen = policy != PadPolicy.ADVISORY && frames.size() == 1;
    boolean suspicious =
        unseen || votes.stream().anyMatch(vote -> vote.finding() == Finding.SUSPICIOUS);
    if (!suspicious) {
      return new PadVerdict.Unsuspicious(votes);
    }
    return switch (policy) {
      case ADVISORY -> new PadVerdict.Noted(votes);
      case REFER -> new PadVerdict.Refer(votes);
      case REFUSE -> new PadVerdict.Recapture(votes);
    };
  }

  private static PadVote vote(Kind kind, OptionalDouble value, double limit) {
    return value.isPresent()
        ? PadVote.on(kind, value.getAsDouble(), limit)
        : PadVote.notAvailable(kind, limit);
  }

  private static double liveness(List<CapturedFrame> frames) {
    return frames.stream()
        .mapToDouble(frame -> frame.face().liveness().score())
        .average()
        .orElseThrow();
  }

  private static OptionalDouble largest(
      List<FaceTrace> traces, ToDoubleBiFunction<FaceTrace, FaceTrace> between) {
    OptionalDouble largest = OptionalDouble.empty();
    for (int i = 1; i < traces.size(); i++) {
      double value = between.applyAsDouble(traces.get(i - 1), traces.get(i));
      largest = OptionalDouble.of(Math.max(value, largest.orElse(value)));
    }
    return largest;
  }

  /** The frames that differ most show most of the parallax, so the largest residual counts. */
  private static OptionalDouble parallax(List<FaceTrace> traces) {
    List<Parallax> motions = new ArrayList<>();
    for (FaceTrace trace : traces.subList(Math.min(1, traces.size()), traces.size())) {
      Parallax.between(traces.getFirst(), trace).ifPresent(motions::add);
    }
    double displacement = motions.stream().mapToDouble(Parallax::displacement).max().orElse(0);
    double residual = motions.stream().mapToDouble(Parallax::residual).max().orElse(0);
    return displacement < LEAST_DISPLACEMENT
        ? OptionalDouble.empty()
        : OptionalDouble.of(residual / displacement);
  }

  private static double growth(FaceTrace from, FaceTrace to) {
    return Math.abs(Math.log(Math.max(1, to.eyeDistance()) / Math.max(1, from.eyeDistance())));
  }

  private static OptionalDouble leastAlike(List<CapturedFrame> frames) {
    OptionalDouble least = OptionalDouble.empty();
    for (int i = 0; i < frames.size(); i++) {
      for (int j = 0; j < i; j++) {
        double score = frames.get(i).face().template().cosine(frames.get(j).face().template());
        least = OptionalDouble.of(Math.min(score, least.orElse(score)));
      }
    }
    return least;
  }

  private double replay(List<CapturedFrame> frames) {
    return seen.closest(frames.stream().map(key::hash).toList(), frames.getLast().receivedAt());
  }
}
