// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.clearlane.devices.osdp.Command;
import org.clearlane.devices.osdp.Exchange;
import org.clearlane.devices.osdp.Reply;
import org.junit.jupiter.api.Test;

class OrderTest {
  private final Order<Command, Exchange.Answered> order =
      new Order<>(Command.pulse(0, 10), System.nanoTime() + Duration.ofSeconds(1).toNanos());

  @Test
  void anOrderWhoseCallerLeftDoesNotGoOut() {
    assertThat(order.await(System.nanoTime())).isInstanceOf(Outcome.Unsent.class);
    assertThat(order.claim()).isFalse();
  }

  @Test
  void aClaimedOrderWithoutAnswerIsUnknown() {
    assertThat(order.claim()).isTrue();
    assertThat(order.await(System.nanoTime())).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aDroppedOrderIsUnsentUnlessItWasClaimed() {
    order.drop();
    assertThat(order.await(System.nanoTime())).isInstanceOf(Outcome.Unsent.class);

    Order<Command, Exchange.Answered> claimed = new Order<>(Command.poll(), 0);
    assertThat(claimed.claim()).isTrue();
    claimed.drop();
    assertThat(claimed.await(System.nanoTime())).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void theAnswerReachesTheCaller() {
    Exchange.Answered answer = new Exchange.Answered(new Reply.Ack(), 1);
    assertThat(order.claim()).isTrue();
    order.complete(Optional.of(answer));
    assertThat(order.await(System.nanoTime())).isEqualTo(new Outcome.Answered<>(answer));
  }
}
