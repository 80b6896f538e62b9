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
    awaitReading();
    current().loseReplies(1);
    reader().disarm();
    await()
        .atMost(SOON)
        .until(() -> log().states(DeviceRole.DOCUMENT_READER).contains(LinkState.DEGRADED));
    awaitState(LinkState.ONLINE);
    reader().arm();
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
    awaitReading();
    current().restart();
    current().lay(PASSPORT);
    awaitDocuments(PASSPORT);
  }

  @Test
  void aReaderIsLeftQuiet() {
    awaitReading();
    reader().disarm();
    await().atMost(SOON).until(() -> !current().reading());
    awaitReading();
    detach();
    await().atMost(SOON).until(() -> !current().reading());
  }

  /** Arms the reader; it has said who it is then. */
  private void awaitReading() {
    reader().arm();
    await().atMost(SOON).until(() -> current().reading());
  }
}
