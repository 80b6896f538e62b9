// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.clearlane.devices.CheckTree;
import org.clearlane.devices.CheckTree.Outcome;
import org.clearlane.devices.ChipAccess;
import org.clearlane.devices.ChipCheck;
import org.clearlane.devices.ChipDocument;
import org.clearlane.devices.ChipResult;
import org.clearlane.devices.ChipResult.Reason;
import org.clearlane.devices.ChipWatch;
import org.clearlane.devices.TrustAnchors;
import org.clearlane.devices.chip.CardSlot;
import org.clearlane.devices.chip.SlotReader;
import org.clearlane.emulator.chip.DocumentIssuer.Feature;
import org.junit.jupiter.api.Test;

/** Whole readings of chips in memory: what opens, what is given out, and how a reading ends. */
class ChipReaderTest {
  private static final TrustAnchors ANCHORS = Passport.trusting(Passport.STATE);
  private static final ChipContents FULL =
      Passport.issued(Feature.PACE, Feature.ACTIVE_ON_CURVE, Feature.AGREEMENT);
  private static final ChipContents OLD = Passport.issued(Feature.ACTIVE_RSA);

  @Test
  void readsAndProvesEverythingThroughPace() {
    ChipResult.Read read = read(FULL);
    assertThat(read.checks().genuine()).isTrue();
    assertThat(outcome(read, ChipCheck.PACE)).isEqualTo(Outcome.PASSED);
    assertThat(outcome(read, ChipCheck.BASIC_ACCESS)).isEqualTo(Outcome.NOT_DONE);
    assertThat(outcome(read, ChipCheck.ACTIVE_AUTHENTICATION)).isEqualTo(Outcome.PASSED);
    assertThat(outcome(read, ChipCheck.CHIP_AUTHENTICATION)).isEqualTo(Outcome.PASSED);
    assertThat(outcome(read, ChipCheck.DATA_GROUP_14)).isEqualTo(Outcome.PASSED);
    assertThat(outcome(read, ChipCheck.DATA_GROUP_15)).isEqualTo(Outcome.PASSED);
    assertThat(outcome(read, ChipCheck.REVOCATION)).isEqualTo(Outcome.NOT_DONE);
  }

  @Test
  void readsAnOldChipThroughBasicAccess() {
    ChipResult.Read read = read(OLD);
    assertThat(read.checks().genuine()).isTrue();
    assertThat(outcome(read, ChipCheck.PACE)).isEqualTo(Outcome.NOT_PRESENT);
    assertThat(outcome(read, ChipCheck.BASIC_ACCESS)).isEqualTo(Outcome.PASSED);
    assertThat(outcome(read, ChipCheck.ACTIVE_AUTHENTICATION)).isEqualTo(Outcome.PASSED);
    assertThat(outcome(read, ChipCheck.CHIP_AUTHENTICATION)).isEqualTo(Outcome.NOT_PRESENT);
  }

  @Test
  void agreesOnKeysThroughBasicAccessToo() {
    ChipResult.Read read = read(Passport.issued(Feature.AGREEMENT));
    assertThat(outcome(read, ChipCheck.CHIP_AUTHENTICATION)).isEqualTo(Outcome.PASSED);
  }

  @Test
  void takesTheCardAccessNumber() {
    ChipResult result =
        reader(FULL).read(new ChipAccess.CardAccessNumber("123456"), ANCHORS, ChipWatch.none());
    assertThat(result).isInstanceOf(ChipResult.Read.class);
  }

  @Test
  void fallsBackToBasicAccessWherePaceIsRefused() {
    ChipContents refusing = OLD.with(ChipContents.CARD_ACCESS, FULL.file(ChipContents.CARD_ACCESS));
    ChipResult.Read read = read(refusing);
    assertThat(outcome(read, ChipCheck.PACE)).isEqualTo(Outcome.WARNING);
    assertThat(read.checks().genuine()).isTrue();
  }

  @Test
  void givesOutZoneAndFaceAndWipesThem() {
    ChipDocument document = read(FULL).document();
    ChipDocument.Face face = document.face().orElseThrow();
    assertThat(document.zone()).isEqualTo(Passport.ZONE);
    assertThat(face.bytes()).isEqualTo(Passport.PICTURE);
    assertThat(face.type().mediaType()).isEqualTo("image/jpeg");
    assertThat(face.width()).isEqualTo(480);
    assertThat(face.height()).isEqualTo(640);
    assertThat(document.toString() + face).doesNotContain("ERIKSSON");

    document.close();

    assertThat(document.zone()).containsOnlyOnce("\0".repeat(88)).hasSize(88);
    assertThat(face.bytes()).containsOnly(0);
  }

  @Test
  void isDeniedWithTheKeyOfAnotherDocument() {
    assertThat(reader(FULL).read(Passport.OTHER_KEY, ANCHORS, ChipWatch.none()))
        .isEqualTo(new ChipResult.AccessDenied());
    assertThat(reader(OLD).read(Passport.OTHER_KEY, ANCHORS, ChipWatch.none()))
        .isEqualTo(new ChipResult.AccessDenied());
    ChipAccess number = new ChipAccess.CardAccessNumber("123457");
    assertThat(reader(FULL).read(number, ANCHORS, ChipWatch.none()))
        .isEqualTo(new ChipResult.AccessDenied());
  }

  @Test
  void seesNoCard() {
    assertThat(read(MemorySlot.empty(), ChipWatch.none())).isEqualTo(new ChipResult.NoCard());
  }

  @Test
  void readsAFaceBeyondTheNearOffsets() {
    byte[] large = Passport.picture(60_000);
    ChipContents contents =
        new DocumentIssuer(Passport.STATE.documentSigner())
            .issue(Passport.ZONE, large, Set.of(Feature.PACE));
    ChipResult.Read read = read(contents);
    assertThat(read.checks().genuine()).isTrue();
    assertThat(read.document().face().orElseThrow().bytes()).isEqualTo(large);
  }

  @Test
  void refusesAFileThatIsTooLongWithoutReadingIt() {
    byte[] claim = {0x75, (byte) 0x83, 0x03, 0x20, 0x01, 0};
    MemorySlot slot = MemorySlot.with(FULL.with(ChipContents.dataGroup(2), claim));
    assertThat(read(slot, ChipWatch.none())).isEqualTo(new ChipResult.Failed(Reason.TOO_LARGE));
    byte[] nearly = {0x75, (byte) 0x83, 0x03, 0x1F, (byte) 0xFB, 0};
    assertThat(
            read(MemorySlot.with(FULL.with(ChipContents.dataGroup(2), nearly)), ChipWatch.none()))
        .isEqualTo(new ChipResult.Failed(Reason.NOT_READABLE));
  }

  @Test
  void tellsACardThatIsTakenAwayAfterAnyCommand() {
    MemorySlot whole = MemorySlot.with(FULL);
    assertThat(read(whole, ChipWatch.none())).isInstanceOf(ChipResult.Read.class);
    assertThat(whole.commands()).isGreaterThan(60);
    for (int commands = 0; commands < whole.commands(); commands++) {
      assertThat(read(MemorySlot.takenAfter(FULL, commands), ChipWatch.none()))
          .as("taken away after %d commands", commands)
          .isEqualTo(new ChipResult.Failed(Reason.CARD_LOST));
    }
  }

  @Test
  void endsAtTheDeadline() {
    CardSlot slow = MemorySlot.slow(FULL, Duration.ofMillis(20));
    ChipResult result =
        new SlotReader(slow, Duration.ofMillis(400)).read(Passport.KEY, ANCHORS, ChipWatch.none());
    assertThat(result).isEqualTo(new ChipResult.Failed(Reason.TIME_OUT));
  }

  @Test
  void endsWhenTheWatchSaysSo() {
    AtomicInteger percent = new AtomicInteger();
    ChipResult result =
        read(
            MemorySlot.with(FULL),
            new ChipWatch() {
              @Override
              public void progress(int now) {
                percent.set(now);
              }

              @Override
              public boolean cancelled() {
                return percent.get() >= 50;
              }
            });
    assertThat(result).isEqualTo(new ChipResult.Failed(Reason.CANCELLED));
    assertThat(percent.get()).isBetween(50, 60);
  }

  @Test
  void tellsTheProgress() {
    List<Integer> heard = new ArrayList<>();
    read(
        MemorySlot.with(FULL),
        new ChipWatch() {
          @Override
          public void progress(int percent) {
            heard.add(percent);
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        });
    assertThat(heard).isSorted().doesNotHaveDuplicates().endsWith(100).hasSizeGreaterThan(20);
  }

  @Test
  void survivesDamagedFiles() {
    Random random = new Random(9303);
    List<Integer> files = List.copyOf(FULL.files().keySet());
    for (int round = 0; round < 120; round++) {
      int file = files.get(random.nextInt(files.size()));
      byte[] damaged = FULL.file(file);
      for (int i = 0; i <= round % 4; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      ChipResult result = read(MemorySlot.with(FULL.with(file, damaged)), ChipWatch.none());
      boolean signed = file != ChipContents.CARD_ACCESS && file != ChipContents.COMMON;
      if (signed
          && file != ChipContents.SECURITY_OBJECT
          && !Arrays.equals(damaged, FULL.file(file))
          && result instanceof ChipResult.Read read) {
        assertThat(read.checks().genuine()).as("round %d", round).isFalse();
      }
    }
  }

  @Test
  void readsTheSameChipAgain() {
    SlotReader reader = reader(FULL);
    for (int i = 0; i < 3; i++) {
      assertThat(reader.read(Passport.KEY, ANCHORS, ChipWatch.none()))
          .isInstanceOf(ChipResult.Read.class);
    }
  }

  private static ChipResult.Read read(ChipContents contents) {
    return (ChipResult.Read) reader(contents).read(Passport.KEY, ANCHORS, ChipWatch.none());
  }

  private static ChipResult read(CardSlot slot, ChipWatch watch) {
    return new SlotReader(slot).read(Passport.KEY, ANCHORS, watch);
  }

  private static SlotReader reader(ChipContents contents) {
    return new SlotReader(MemorySlot.with(contents));
  }

  private static Outcome outcome(ChipResult.Read read, ChipCheck check) {
    return read.checks().find(check).map(CheckTree::outcome).orElseThrow();
  }
}
