// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.clearlane.emulator.EmulatedLane;
import org.jspecify.annotations.Nullable;

/** One lane's traveller and lane controller: one thread, one person after the other. */
abstract class Walker implements Runnable {
  /** Longer than any step of a healthy lane, even of the slowest people's. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /**
   * What all walkers share.
   *
   * @param speed how much faster than people the people are
   * @param turnBackShare share of people who turn back at the open gate, 0 to 1
   */
  record Scene(Api officer, Crowd crowd, Tally tally, double speed, double turnBackShare) {}

  private final EmulatedLane lane;
  private final Api controller;
  private final Scene scene;
  private final Random random;
  private long sequence;
  private String lastPassage = "";
  private volatile boolean stopping;
  private volatile @Nullable RuntimeException failure;

  Walker(EmulatedLane lane, Api controller, Scene scene, Random random) {
    this.lane = lane;
    this.controller = controller;
    this.scene = scene;
    this.random = random;
  }

  /** What the lane shows when the next person may come. */
  abstract String invitation();

  /** One person's attempt, or nothing if nobody is there. */
  abstract void attempt() throws InterruptedException;

  /** Does what the lane asks for. */
  abstract void obey(String passage, JsonObject directive) throws InterruptedException;

  /** Whoever was not let through and stands inside goes back, with an officer's help. */
  void leave(Api officer) throws InterruptedException {}

  final String lane() {
    return lane.code();
  }

  final Api controller() {
    return controller;
  }

  final Crowd crowd() {
    return scene.crowd();
  }

  final Random random() {
    return random;
  }

  final boolean stopping() {
    return stopping;
  }

  final void stop() {
    stopping = true;
  }

  /** What ended the walker before its time. */
  final Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public final void run() {
    try {
      serve();
    } catch (RuntimeException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() throws InterruptedException {
    while (!stopping && !scene.crowd().over()) {
      if (awaitStep(invitation()).equals(invitation())) {
        // First the way to the lane: the phone shows the code of the moment.
        human(1.2);
        attempt();
      }
    }
    awaitStep(invitation());
  }

  /** Goes through a passage that the lane began. */
  final void pass(boolean genuine, JsonObject first) throws InterruptedException {
    Tally tally = scene.tally();
    lastPassage = first.getString("passage");
    (genuine ? tally.genuineAttempts : tally.impostorAttempts).incrementAndGet();
    if (follow(lastPassage, first)) {
      (genuine ? tally.genuineCleared : tally.impostorCleared).incrementAndGet();
      cross();
    }
    leave(scene.officer());
    awaitStep(invitation());
    JsonObject passage = scene.officer().get("/passages/" + lastPassage).object();
    if (passage.containsKey("decisionMillis") && !passage.isNull("decisionMillis")) {
      tally.decided(passage.getInt("decisionMillis"));
    }
  }

  /** The directive that begins a passage; empty if the lane did not take what was shown. */
  final Optional<JsonObject> awaitPassage() throws InterruptedException {
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
    JsonObject view = scene.officer().get("/lanes/" + lane.code()).object();
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
  private boolean follow(String passage, JsonObject first) throws InterruptedException {
    JsonObject directive = first;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && !stopping) {
      switch (directive.getString("step", "")) {
        case "PROCEED" -> {
          return true;
        }
        case "READY", "READY_FOR_DOCUMENT", "REFERRED", "CLOSED" -> {
          return false;
        }
        default -> obey(passage, directive);
      }
      directive = directive(sequence, Duration.ofSeconds(10));
    }
    return false;
  }

  private void cross() throws InterruptedException {
    if (!lane.gate().awaitOpen(Duration.ofSeconds(10))) {
      scene.tally().notCrossed.incrementAndGet();
      return;
    }
    human(1.8);
    if (random.nextDouble() < scene.turnBackShare()) {
      lane.gate().turnBack();
      scene.tally().notCrossed.incrementAndGet();
    } else if (!lane.gate().walkThrough()) {
      scene.tally().notCrossed.incrementAndGet();
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
  final void human(double seconds) throws InterruptedException {
    double millis = seconds * 1000 / scene.speed() * random.nextDouble(0.7, 1.3);
    TimeUnit.MICROSECONDS.sleep((long) (millis * 1000));
  }
}
