// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import net.sf.scuba.smartcards.CardServiceException;
import org.clearlane.devices.CheckTree;
import org.clearlane.devices.CheckTree.Outcome;
import org.clearlane.devices.ChipAccess;
import org.clearlane.devices.ChipCheck;
import org.clearlane.devices.ChipDocument;
import org.clearlane.devices.ChipResult;
import org.clearlane.devices.ChipResult.Reason;
import org.clearlane.devices.ChipWatch;
import org.clearlane.devices.TrustAnchors;
import org.jmrtd.PassportService;

/**
 * One reading of one chip. The proofs that the chip is no copy come last: they prove it of the chip
 * at the other end of the session through which the files came, and one that fails spoils none.
 */
final class ChipReading {
  private final TimedCard card;
  private final TrustAnchors anchors;
  private final ChipWatch watch;
  private final Map<Integer, byte[]> groups = new HashMap<>();
  private int percent;

  /**
   * @param deadline by {@link System#nanoTime()}
   */
  ChipReading(CardLink link, TrustAnchors anchors, ChipWatch watch, long deadline) {
    this.card = new TimedCard(link, watch, deadline);
    this.anchors = anchors;
    this.watch = watch;
  }

  /** Reads and checks everything. */
  ChipResult run(ChipAccess access) {
    try {
      Optional<AccessControl.Opened> opened = new AccessControl(card, access).open();
      card.ended()
          .ifPresent(
              reason -> {
                throw new EndedReadingException(reason);
              });
      return opened.isPresent() ? read(opened.get()) : new ChipResult.AccessDenied();
    } catch (EndedReadingException e) {
      return failed(e.reason());
    } catch (CardServiceException | RuntimeException e) {
      // What the library or a file of a strange form throws may quote the file: it goes nowhere.
      return failed(Reason.NOT_READABLE);
    } finally {
      groups.values().forEach(file -> Arrays.fill(file, (byte) 0));
    }
  }

  private ChipResult failed(Reason reason) {
    return new ChipResult.Failed(card.ended().orElse(reason));
  }

  private ChipResult read(AccessControl.Opened opened) throws CardServiceException {
    advance(10);
    ChipFiles files = new ChipFiles(card, opened.service());
    Optional<SecurityObject> object =
        files.read(ElementaryFile.SECURITY_OBJECT, part(10, 15)).flatMap(ChipReading::parsed);
    keep(1, files.read(ElementaryFile.DATA_GROUP_1, part(15, 16)));
    if (object.filter(signed -> signed.lists(14)).isPresent()) {
      keep(14, files.read(ElementaryFile.DATA_GROUP_14, part(16, 18)));
    }
    if (object.filter(signed -> signed.lists(15)).isPresent()) {
      keep(15, files.read(ElementaryFile.DATA_GROUP_15, part(18, 20)));
    }
    keep(2, files.read(ElementaryFile.DATA_GROUP_2, part(20, 90)));
    byte[] zone = groups.get(1);
    if (zone == null) {
      throw new EndedReadingException(Reason.NOT_READABLE);
    }
    CheckTree checks =
        CheckTree.of(
            ChipCheck.DOCUMENT,
            List.of(
                opened.checks(),
                passive(object),
                active(opened.service()),
                agreement(opened.service(), zone)));
    advance(100);
    return new ChipResult.Read(new ChipDocument(HolderFiles.zone(zone), holderFace()), checks);
  }

  private Optional<ChipDocument.Face> holderFace() {
    return Optional.ofNullable(groups.get(2)).flatMap(HolderFiles::face);
  }

  private static Optional<SecurityObject> parsed(byte[] file) {
    try {
      return Optional.of(SecurityObject.parse(file));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  private CheckTree passive(Optional<SecurityObject> object) {
    return object
        .map(signed -> new PassiveAuthentication(signed, anchors, Instant.now()).check(groups))
        .orElseGet(
            () ->
                CheckTree.failed(
                    ChipCheck.PASSIVE_AUTHENTICATION, "there is no readable security object"));
  }

  private CheckTree active(PassportService service) throws CardServiceException {
    byte[] key = groups.get(15);
    return key == null
        ? CheckTree.leaf(ChipCheck.ACTIVE_AUTHENTICATION, Outcome.NOT_PRESENT, "")
        : ActiveAuthentication.check(service, card, key);
  }

  private CheckTree agreement(PassportService service, byte[] zone) throws CardServiceException {
    byte[] infos = groups.get(14);
    return infos == null
        ? CheckTree.leaf(ChipCheck.CHIP_AUTHENTICATION, Outcome.NOT_PRESENT, "")
        : ChipAuthentication.check(service, card, infos, zone);
  }

  private void keep(int group, Optional<byte[]> file) {
    file.ifPresent(bytes -> groups.put(group, bytes));
  }

  private IntConsumer part(int from, int to) {
    return read -> advance(from + (to - from) * read / 100);
  }

  private void advance(int to) {
    if (to > percent) {
      percent = to;
      watch.progress(to);
    }
  }
}
