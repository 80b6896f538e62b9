// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.clearlane.demo.Crowd.Attempt;
import org.clearlane.emulator.SoftwareLane;
import org.jspecify.annotations.Nullable;

/** One lane's traveller, camera and lane controller: one thread, one person after the other. */
final class Walker implements Runnable {
  /** Longer than any step of a healthy lane, even of the slowest people's. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** As many as a lane asks for, and one more in case that one is not usable. */
  private static final int FRAMES = 4;

  private static final int MOST_BURSTS = 5;

  private final SoftwareLane lane;
  private final Api controller;
  private final Api officer;
  private final Crowd crowd;
  private final Tally tally;
  private final double speed;
  private final double turnBackShare;
  private final Random random;
  private long sequence;
  private String lastPassage = "";
  private String lookedFor = "";
  private volatile boolean stopping;
  private volatile @Nullable RuntimeException failure;

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

  String lane() {
    return lane.code();
  }

  void stop() {
    stopping = true;
  }

  /** What ended the walker before its time. */
  Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void run() {
    try {
      serve();
    } catch (RuntimeException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() throws InterruptedException {
    while (!stopping && !crowd.over()) {
      if (!awaitStep("READY").equals("READY")) {
        continue;
      }
      // First the way to the lane: the phone shows the code of the moment.
      human(1.2);
      Optional<Attempt> attempt = crowd.next();
      if (attempt.isPresent()) {
        walk(attempt.get());
      } else {
        human(0.2);
      }
    }
    awaitStep("READY");
  }

  private void walk(Attempt attempt) throws InterruptedException {
    Optional<JsonObject> taken =
        lane.scanner().present(attempt.code()) ? awaitPassage() : Optional.empty();
    if (taken.isEmpty()) {
      crowd.giveBack();
      return;
    }
    lastPassage = taken.get().getString("passage");
    (attempt.genuine() ? tally.genuineAttempts : tally.impostorAttempts).incrementAndGet();
    if (follow(attempt, lastPassage, taken.get())) {
      (attempt.genuine() ? tally.genuineCleared : tally.impostorCleared).incrementAndGet();
      cross();
    }
    awaitStep("READY");
    JsonObject passage = officer.get("/passages/" + lastPassage).object();
    if (passage.containsKey("decisionMillis") && !passage.isNull("decisionMillis")) {
      tally.decided(passage.getInt("decisionMillis"));
    }
  }

  /** The directive that begins a passage; empty if the lane did not take the code. */
  private Optional<JsonObject> awaitPassage() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && !stopping) {
      long before = sequence;
      JsonObject directive = directive(before, Duration.ofSeconds(10));
      if (!directive.getString("passage", "").isEmpty()) {
        return Optional.of(directive);
      }
      if (sequence > before) {
        Optional<JsonObject> missed = missed();
        if (missed.isPresent()) {
          return missed;
        }
      }
    }
    return Optional.empty();
  }

  /** A referral that was shown for less time than it took to ask for it. */
  private Optional<JsonObject> missed() throws InterruptedException {
    JsonObject view = officer.get("/lanes/" + lane.code()).object();
    JsonValue last = view.getOrDefault("last", JsonValue.NULL);
    if (last.equals(JsonValue.NULL) || last.asJsonObject().getString("id").equals(lastPassage)) {
      return Optional.empty();
    }
    return Optional.of(
        Json.createObjectBuilder()
            .add("passage", last.asJsonObject().getString("id"))
            .add("step", "REFERRED")
            .build());
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

  /** Once for each capture: a directive may come again with the same nonce and another hint. */
  private void look(Attempt attempt, String passage, JsonObject directive)
      throws InterruptedException {
    String nonce = directive.getString("captureNonce", "");
    if (nonce.equals(lookedFor)) {
      return;
    }
    lookedFor = nonce;
    human(0.8);
    String path = "/lanes/" + lane.code() + "/passages/" + passage + "/frames";
    for (int burst = 0; burst < MOST_BURSTS && !stopping; burst++) {
      for (byte[] frame : attempt.face().burst(FRAMES, random)) {
        Api.Answer answer = controller.frame(path, nonce, frame);
        if (answer.status() != 200 || answer.object().getInt("remaining", 1) == 0) {
          return;
        }
        human(0.15);
      }
    }
  }

  private void cross() throws InterruptedException {
    if (!lane.gate().awaitOpen(Duration.ofSeconds(10))) {
      tally.notCrossed.incrementAndGet();
      return;
    }
    human(1.8);
    if (random.nextDouble() < turnBackShare) {
      lane.gate().turnBack();
      tally.notCrossed.incrementAndGet();
    } else if (!lane.gate().walkThrough()) {
      tally.notCrossed.incrementAndGet();
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
