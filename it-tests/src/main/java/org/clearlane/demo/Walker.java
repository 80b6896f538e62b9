// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.clearlane.demo.Crowd.Attempt;
import org.clearlane.emulator.SoftwareLane;

/** One lane's traveller, camera and lane controller: one thread, one person after the other. */
final class Walker implements Runnable {
  /** Far longer than any step of a healthy lane. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SoftwareLane lane;
  private final Api controller;
  private final Api officer;
  private final Crowd crowd;
  private final Tally tally;
  private final double speed;
  private final double turnBackShare;
  private final Random random;
  private long sequence;
  private volatile boolean stopping;

  Walker(
      SoftwareLane lane,
      Api controller,
      Api officer,
      Crowd crowd,
      Tally tally,
      double speed,
      double turnBackShare,
      Random random) {
    this.lane = lane;
    this.controller = controller;
    this.officer = officer;
    this.crowd = crowd;
    this.tally = tally;
    this.speed = speed;
    this.turnBackShare = turnBackShare;
    this.random = random;
  }

  void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    try {
      while (!stopping && !crowd.over()) {
        if (!awaitStep("READY").equals("READY")) {
          continue;
        }
        Optional<Attempt> attempt = crowd.next();
        if (attempt.isPresent()) {
          walk(attempt.get());
        } else {
          human(0.2);
        }
      }
      awaitStep("READY");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void walk(Attempt attempt) throws InterruptedException {
    human(1.2);
    long before = sequence;
    if (!lane.scanner().present(attempt.code())) {
      crowd.giveBack();
      return;
    }
    JsonObject directive = directive(before, Duration.ofSeconds(5));
    String passage = directive.getString("passage", "");
    if (passage.isEmpty()) {
      crowd.giveBack();
      return;
    }
    (attempt.genuine() ? tally.genuineAttempts : tally.impostorAttempts).incrementAndGet();
    boolean proceeded = follow(attempt, passage, directive);
    if (proceeded) {
      (attempt.genuine() ? tally.genuineCleared : tally.impostorCleared).incrementAndGet();
      cross();
    }
    awaitStep("READY");
    officer
        .get("/passages/" + passage)
        .object()
        .entrySet()
        .forEach(
            entry -> {
              if (entry.getKey().equals("decisionMillis")) {
                tally.decided(Integer.parseInt(entry.getValue().toString()));
              }
            });
  }

  /** Does as the lane says until it lets the person through or not. */
  private boolean follow(Attempt attempt, String passage, JsonObject first)
      throws InterruptedException {
    JsonObject directive = first;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && !stopping) {
      switch (directive.getString("step", "")) {
        case "CAPTURE" -> look(attempt, passage, directive);
        case "PROCEED" -> {
          return true;
        }
        case "READY", "REFERRED", "CLOSED" -> {
          return false;
        }
        default -> {}
      }
      directive = directive(sequence, Duration.ofSeconds(10));
    }
    return false;
  }

  private void look(Attempt attempt, String passage, JsonObject directive)
      throws InterruptedException {
    human(0.8);
    String nonce = directive.getString("captureNonce", "");
    String path = "/lanes/" + lane.code() + "/passages/" + passage + "/frames";
    for (int frame = 0; frame < 20 && !stopping; frame++) {
      Api.Answer answer = controller.frame(path, nonce, attempt.face().capture(random));
      if (answer.status() != 200 || answer.object().getBoolean("accepted", false)) {
        return;
      }
      human(0.3);
    }
  }

  private void cross() throws InterruptedException {
    if (!lane.gate().awaitOpen(Duration.ofSeconds(10))) {
      return;
    }
    human(1.8);
    if (random.nextDouble() < turnBackShare) {
      lane.gate().turnBack();
      tally.turnedBack.incrementAndGet();
    } else {
      lane.gate().walkThrough();
    }
  }

  private String awaitStep(String wanted) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String step = directive(0, Duration.ZERO).getString("step", "");
    while (!step.equals(wanted) && System.nanoTime() < deadline && !stopping) {
      step = directive(sequence, Duration.ofSeconds(10)).getString("step", "");
    }
    return step;
  }

  /** The directive that follows {@code after}, or the current one when the time is over. */
  private JsonObject directive(long after, Duration atMost) throws InterruptedException {
    Api.Answer answer =
        controller.get(
            "/lanes/" + lane.code() + "/directive?after=" + after + "&wait=" + atMost.toSeconds());
    if (answer.status() != 200) {
      // The server is away; the person waits like everybody else.
      TimeUnit.MILLISECONDS.sleep(200);
      return answer.object();
    }
    sequence = answer.object().getJsonNumber("sequence").longValueExact();
    return answer.object();
  }

  /** What a person takes for something, made shorter by the speed. */
  private void human(double seconds) throws InterruptedException {
    double millis = seconds * 1000 / speed * random.nextDouble(0.7, 1.3);
    TimeUnit.MICROSECONDS.sleep((long) (millis * 1000));
  }
}
