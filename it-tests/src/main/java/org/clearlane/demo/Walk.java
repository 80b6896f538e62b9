// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clearlane.emulator.DocumentLane;
import org.clearlane.emulator.EmulatedLane;
import org.clearlane.emulator.SoftwareLane;

/** Lets people walk through all lanes at once until it is over, and watches that nothing breaks. */
final class Walk {
  private static final Duration LOOK = Duration.ofMillis(500);

  private final DemoOptions options;
  private final ServerProcess server;
  private final Api officer;
  private final Tally tally;
  private final Screen screen;
  private final List<Walker> walkers = new CopyOnWriteArrayList<>();
  private volatile boolean stopping;

  Walk(DemoOptions options, ServerProcess server, Api officer, Tally tally, Screen screen) {
    this.options = options;
    this.server = server;
    this.officer = officer;
    this.tally = tally;
    this.screen = screen;
  }

  /**
   * Walks; returns when the passages are over or {@link #stop} was called.
   *
   * @param lanes with the API as each lane's controller uses it
   * @param holders those who go through lanes that read documents; empty if there are none
   * @throws DemoException if the server or a lane's walker broke
   */
  void run(Map<EmulatedLane, Api> lanes, List<Person> people, List<Holder> holders)
      throws InterruptedException {
    Crowd crowd =
        new Crowd(
            people,
            options.impostors,
            options.passages().orElse(Long.MAX_VALUE),
            new Random(options.seed));
    Walker.Scene scene = new Walker.Scene(officer, crowd, tally, options.speed(), options.turnBack);
    lanes.forEach(
        (lane, controller) -> {
          Random random = new Random(options.seed * 31 + walkers.size());
          walkers.add(
              switch (lane) {
                case SoftwareLane contactless ->
                    new CodeWalker(contactless, controller, scene, random);
                case DocumentLane channel ->
                    new DocumentWalker(
                        channel, controller, scene, holders, options.impostors, random);
              });
        });
    if (stopping) {
      return;
    }
    List<Thread> threads =
        walkers.stream()
            .map(walker -> Thread.ofPlatform().name("walker-" + walker.lane()).start(walker))
            .toList();
    for (Thread thread : threads) {
      while (!thread.join(LOOK)) {
        screen.live(tally.progress(options.passages()));
        watch();
      }
    }
    watch();
  }

  void stop() {
    stopping = true;
    walkers.forEach(Walker::stop);
  }

  private void watch() {
    if (stopping) {
      return;
    }
    if (!server.alive()) {
      stop();
      throw new DemoException("the server ended by itself; its log is " + server.log());
    }
    for (Walker walker : walkers) {
      if (walker.failure().isPresent()) {
        stop();
        throw new DemoException(
            "lane " + walker.lane() + " cannot go on: " + walker.failure().get().getMessage(),
            walker.failure().get());
      }
    }
  }
}
