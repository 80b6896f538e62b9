// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every document reader does, whatever the line and the dialect. Run against readers in memory
 * here, and against the emulator on a pseudo-terminal in the integration tests.
 */
public abstract class DocumentReaderContract {
  protected static final Duration SOON = Duration.ofSeconds(10);

  /** Specimens of ICAO Doc 9303. */
  protected static final String PASSPORT =
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
          + "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

  protected static final String CARD =
      """
      I<UTOD231458907<<<<<<<<<<<<<<<
      7408122F1204159UTO<<<<<<<<<<<6
      ERIKSSON<<ANNA<MARIA<<<<<<<<<<""";

  private static final String VISITOR =
      "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\n" + "D231458907UTO7408122F1204159<<<<<<<6";

  private final LaneLog log = new LaneLog();
  private DocumentReaderRig rig;
  private LaneEquipment lane;

  /** Builds a reader that is plugged in. */
  protected abstract DocumentReaderRig rig();

  @BeforeEach
  void attach() {
    rig = rig();
    lane = rig.attach(log);
    awaitState(LinkState.ONLINE);
  }

  @AfterEach
  void detach() {
    lane.close();
    rig.close();
  }

  protected final DocumentReaderRig current() {
    return rig;
  }

  protected final LaneLog log() {
    return log;
  }

  protected final DocumentReader reader() {
    return lane.documentReader().orElseThrow();
  }

  protected final DeviceStatus status() {
    return Objects.requireNonNull(lane.status().get(DeviceRole.DOCUMENT_READER));
  }

  protected final void awaitState(LinkState state) {
    await().atMost(SOON).until(() -> status().state() == state);
  }

  protected final void awaitDocuments(String... texts) {
    await().atMost(SOON).until(() -> log.documents().size() >= texts.length);
    assertThat(log.documents()).containsExactly(texts);
  }

  @Test
  void comesOnlineStepByStep() {
    assertThat(log.states(DeviceRole.DOCUMENT_READER))
        .containsExactly(LinkState.CONNECTING, LinkState.ONLINE);
  }

  @Test
  void readsDocumentsOfEverySize() {
    reader().arm();
    rig.lay(PASSPORT);
    awaitDocuments(PASSPORT);
    rig.lay(CARD);
    awaitDocuments(PASSPORT, CARD);
    rig.lay(VISITOR);
    awaitDocuments(PASSPORT, CARD, VISITOR);
    assertThat(status().lastSeen()).isPresent();
  }

  @Test
  void readsOneAfterTheOtherEachOnce() {
    reader().arm();
    reader().arm();
    List<String> laid = new ArrayList<>();
    Instant before = Instant.now();
    for (int i = 0; i < 20; i++) {
      String text = PASSPORT.replace("L898902C3", "L8989" + (1000 + i));
      rig.lay(text);
      laid.add(text);
      await().atMost(SOON).until(() -> log.documents().size() >= laid.size());
    }
    assertThat(log.documents()).isEqualTo(laid);
    assertThat(Duration.between(before, Instant.now()))
        .as("a reader is armed again at once, not when it is next asked whether it is there")
        .isLessThan(Duration.ofSeconds(40));
  }

  @Test
  void readsNothingUnlessItIsArmed() {
    layUnread(CARD);
    reader().arm();
    rig.lay(PASSPORT);
    awaitDocuments(PASSPORT);
    reader().disarm();
    await().atMost(SOON).until(() -> !rig.reading());
    layUnread(CARD);
    reader().arm();
    rig.lay(VISITOR);
    awaitDocuments(PASSPORT, VISITOR);
  }

  @Test
  void noisePiecesAndDelayDoNotDisturb() {
    rig.noise(true);
    rig.split(true);
    rig.delayMillis(50);
    reader().arm();
    rig.lay(PASSPORT);
    awaitDocuments(PASSPORT);
    rig.lay(CARD);
    awaitDocuments(PASSPORT, CARD);
  }

  @Test
  void aTornDocumentIsDroppedAndTheNextIsRead() {
    reader().arm();
    rig.tear();
    layAndLetRead(PASSPORT);
    rig.lay(CARD);
    awaitDocuments(CARD);
  }

  @Test
  void anUnpluggedReaderIsFoundAgainAndStillArmed() {
    reader().arm();
    rig.lay(PASSPORT);
    awaitDocuments(PASSPORT);
    rig.unplug();
    awaitState(LinkState.OFFLINE);
    assertThat(status().lastError()).isPresent();
    rig.plugIn();
    awaitState(LinkState.ONLINE);
    rig.lay(CARD);
    awaitDocuments(PASSPORT, CARD);
  }

  @Test
  void errorsDoNotRepeatWhatWasRead() {
    reader().arm();
    rig.tear();
    layAndLetRead(PASSPORT);
    layAndLetRead("P<UTOERIKSSON");
    rig.lay(CARD);
    awaitDocuments(CARD);
    assertThat(status().toString()).doesNotContain("ERIKSSON", "L898902C3");
  }

  @Test
  void afterClosingNothingIsTold() {
    reader().arm();
    lane.close();
    reader().arm();
    rig.lay(PASSPORT);
    assertThat(status().state()).isEqualTo(LinkState.OFFLINE);
    assertThat(log.documents()).isEmpty();
  }

  private void layAndLetRead(String text) {
    rig.lay(text);
    await().atMost(SOON).until(() -> !rig.unread());
  }

  /** Lays a document on a reader that is not armed, and takes it away when it has had its time. */
  private void layUnread(String text) {
    Instant before = status().lastSeen().orElse(Instant.EPOCH);
    rig.lay(text);
    if (!rig.replies()) {
      await().atMost(SOON).until(() -> status().lastSeen().orElse(Instant.EPOCH).isAfter(before));
    }
    rig.takeAway();
  }
}
