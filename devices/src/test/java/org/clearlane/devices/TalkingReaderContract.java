// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/** What readers do that reply to questions and read only when they are told to. */
public abstract class TalkingReaderContract extends DocumentReaderContract {
  @Test
  void aDocumentThatLiesThereIsReadOnceTheReaderIsArmed() {
    current().lay(PASSPORT);
    assertThat(current().reading()).isFalse();
    reader().arm();
    awaitDocuments(PASSPORT);
  }

  @Test
  void anUnmovedDocumentIsReadOnce() {
    reader().arm();
    current().lay(PASSPORT);
    awaitDocuments(PASSPORT);
    await().atMost(SOON).until(() -> current().reading());
    current().lay(CARD);
    awaitDocuments(PASSPORT, CARD);
  }

  @Test
  void aSilentReaderIsDegradedThenOfflineThenConnecting() {
    current().loseReplies(Integer.MAX_VALUE);
    reader().arm();
    awaitState(LinkState.DEGRADED);
    awaitState(LinkState.OFFLINE);
    assertThat(status().lastError()).hasValueSatisfying(e -> assertThat(e).contains("not reply"));
    awaitState(LinkState.CONNECTING);
    current().loseReplies(0);
    awaitState(LinkState.ONLINE);
    current().lay(PASSPORT);
    awaitDocuments(PASSPORT);
  }

  @Test
  void aLostReplyIsAskedForAgain() {
    current().loseReplies(1);
    reader().arm();
    awaitState(LinkState.DEGRADED);
    awaitState(LinkState.ONLINE);
    current().lay(PASSPORT);
    awaitDocuments(PASSPORT);
  }

  @Test
  void aRefusalIsToldAndTriedAgain() {
    current().refuse(true);
    reader().arm();
    awaitState(LinkState.DEGRADED);
    assertThat(status().lastError()).hasValueSatisfying(e -> assertThat(e).contains("refused"));
    current().refuse(false);
    awaitState(LinkState.ONLINE);
    current().lay(PASSPORT);
    awaitDocuments(PASSPORT);
  }

  @Test
  void aRestartedReaderIsArmedAgain() {
    reader().arm();
    await().atMost(SOON).until(() -> current().reading());
    current().restart();
    current().lay(PASSPORT);
    awaitDocuments(PASSPORT);
  }

  @Test
  void aReaderIsLeftQuiet() {
    reader().arm();
    await().atMost(SOON).until(() -> current().reading());
    detach();
    assertThat(current().reading()).isFalse();
  }
}
