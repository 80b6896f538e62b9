// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A command on its way from a caller to the device thread. Either the device thread claims it
 * before it goes out, or the caller withdraws it and it never does: there is no command that goes
 * out after its caller was told otherwise.
 *
 * @param <C> what the protocol calls a command
 * @param <A> what the protocol calls an answer
 */
public final class Order<C, A> implements Work<C, A> {
  private enum Stage {
    WAITING,
    CLAIMED,
    WITHDRAWN
  }

  private final C command;
  private final long giveUp;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
  private final CompletableFuture<Outcome<A>> outcome = new CompletableFuture<>();

  /**
   * @param giveUp when the device thread gives up at the latest, in {@link System#nanoTime()}
   */
  public Order(C command, long giveUp) {
    this.command = command;
    this.giveUp = giveUp;
  }

  public C command() {
    return command;
  }

  public long giveUp() {
    return giveUp;
  }

  /** Whether it is too late to send it. */
  public boolean late() {
    return System.nanoTime() - giveUp >= 0;
  }

  /** Device thread: takes the order; false if it must not go out any more. */
  public boolean claim() {
    return stage.compareAndSet(Stage.WAITING, Stage.CLAIMED);
  }

  /**
   * Device thread: tells the caller what came of it.
   *
   * @param answer empty if it went out and was not answered
   */
  public void complete(Optional<A> answer) {
    outcome.complete(answer.<Outcome<A>>map(Outcome.Answered::new).orElseGet(Outcome.Unknown::new));
  }

  /** Nobody will send it. */
  public void drop() {
    if (stage.compareAndSet(Stage.WAITING, Stage.WITHDRAWN)) {
      outcome.complete(new Outcome.Unsent<>());
    }
  }

  /** Caller: waits until {@code deadline}; an interrupt ends the wait and stays set. */
  public Outcome<A> await(long deadline) {
    try {
      return outcome.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      // decided below
    } catch (ExecutionException e) {
      throw new IllegalStateException("an order does not fail", e);
    }
    drop();
    return outcome.getNow(new Outcome.Unknown<>());
  }
}
