// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clearlane.biometrics.CaptureHint;
import org.clearlane.clearance.Directive;
import org.clearlane.clearance.Directive.Step;
import org.clearlane.clearance.PassageId;
import org.junit.jupiter.api.Test;

class DirectiveBoardTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final DirectiveBoard board = new DirectiveBoard();
  private final Optional<PassageId> passage = Optional.of(PassageId.random());

  @Test
  void aLaneIsClosedUntilItSaysOtherwise() {
    assertThat(board.current().step()).isEqualTo(Step.CLOSED);
  }

  @Test
  void theSameDirectiveIsNoNews() {
    assertThat(board.publish(Step.WAIT, passage, Optional.empty(), Optional.empty())).isTrue();
    long sequence = board.current().sequence();
    assertThat(board.publish(Step.WAIT, passage, Optional.empty(), Optional.empty())).isFalse();
    assertThat(board.current().sequence()).isEqualTo(sequence);
    assertThat(
            board.publish(
                Step.WAIT, Optional.of(PassageId.random()), Optional.empty(), Optional.empty()))
        .as("the same step for somebody else")
        .isTrue();
  }

  @Test
  void whoHasAnOlderOneIsAnsweredAtOnce() throws InterruptedException {
    assertThat(board.await(0, LONG)).isEqualTo(board.current());
  }

  @Test
  void whoHasTheCurrentOneWaitsForTheNext() throws Exception {
    long seen = board.current().sequence();
    CompletableFuture<Directive> answer = new CompletableFuture<>();
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    answer.complete(board.await(seen, LONG));
                  } catch (InterruptedException e) {
                    answer.completeExceptionally(e);
                  }
                });
    assertThat(answer).isNotDone();
    board.publish(Step.PROCEED, passage, Optional.empty(), Optional.empty());
    assertThat(answer.get(20, TimeUnit.SECONDS).step()).isEqualTo(Step.PROCEED);
    waiting.join();
  }

  @Test
  void theCurrentOneIsRepeatedWhenTheTimeIsOver() throws InterruptedException {
    Directive current = board.current();
    assertThat(board.await(current.sequence(), Duration.ofMillis(5))).isEqualTo(current);
  }

  @Test
  void aHintIsNewsOfTheSameStep() {
    board.publish(Step.CAPTURE, passage, Optional.of("nonce"), Optional.empty());
    Directive before = board.current();

    board.hint("nonce", Optional.of(CaptureHint.STEP_CLOSER));

    Directive after = board.current();
    assertThat(after.sequence()).isEqualTo(before.sequence() + 1);
    assertThat(after.hint()).contains(CaptureHint.STEP_CLOSER);
    assertThat(after.since()).isEqualTo(before.since());
    assertThat(after.captureNonce()).contains("nonce");
    board.hint("nonce", Optional.of(CaptureHint.STEP_CLOSER));
    assertThat(board.current()).as("the same hint is no news").isEqualTo(after);
    board.hint("nonce", Optional.empty());
    assertThat(board.current().hint()).isEmpty();
  }

  @Test
  void aHintThatComesLateIsDropped() {
    board.publish(Step.CAPTURE, passage, Optional.of("nonce"), Optional.empty());
    board.hint("another", Optional.of(CaptureHint.STEP_CLOSER));
    assertThat(board.current().hint()).isEmpty();
    board.hint("nonce", Optional.of(CaptureHint.STEP_CLOSER));
    board.publish(Step.WAIT, passage, Optional.empty(), Optional.empty());
    board.hint("nonce", Optional.of(CaptureHint.HOLD_STILL));
    assertThat(board.current().step()).isEqualTo(Step.WAIT);
    assertThat(board.current().hint()).isEmpty();
  }
}
