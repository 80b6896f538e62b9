// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.sf.scuba.smartcards.CardServiceException;
import org.clearlane.devices.CheckTree;
import org.clearlane.devices.CheckTree.Outcome;
import org.clearlane.devices.ChipAccess;
import org.clearlane.devices.ChipCheck;
import org.jmrtd.BACKey;
import org.jmrtd.PACEKeySpec;
import org.jmrtd.PassportService;
import org.jmrtd.lds.CardAccessFile;
import org.jmrtd.lds.PACEInfo;
import org.jmrtd.lds.PACEInfo.MappingType;

/**
 * Opens a chip: by PACE in the card's master file, else, with a key that allows it, by basic access
 * control in the document's application (Doc 9303-11, section 4.2).
 */
final class AccessControl {
  private final TimedCard card;
  private final ChipAccess access;

  AccessControl(TimedCard card, ChipAccess access) {
    this.card = card;
    this.access = access;
  }

  /**
   * An open chip.
   *
   * @param service speaks within the session
   * @param checks how it was opened
   */
  record Opened(PassportService service, CheckTree checks) {}

  /**
   * Opens the chip, which is in its first state.
   *
   * @return nothing if the chip does not take the key
   */
  Optional<Opened> open() throws CardServiceException {
    PassportService service = service();
    Optional<PACEInfo> offered = offer(service);
    if (offered.isEmpty()) {
      return basic(CheckTree.leaf(ChipCheck.PACE, Outcome.NOT_PRESENT, ""));
    }
    if (pace(service, offered.get())) {
      CheckTree unused = CheckTree.leaf(ChipCheck.BASIC_ACCESS, Outcome.NOT_DONE, "PACE was used");
      return opened(service, CheckTree.passed(ChipCheck.PACE), unused);
    }
    card.reset();
    return basic(CheckTree.leaf(ChipCheck.PACE, Outcome.WARNING, "refused or not understood"));
  }

  private Optional<Opened> basic(CheckTree pace) throws CardServiceException {
    if (!(access instanceof ChipAccess.ZoneKey zone)) {
      return Optional.empty();
    }
    PassportService service = service();
    service.sendSelectApplet(false);
    try {
      service.doBAC(key(zone));
    } catch (CardServiceException e) {
      if (card.ended().isPresent()) {
        throw e;
      }
      return Optional.empty();
    }
    return opened(service, pace, CheckTree.passed(ChipCheck.BASIC_ACCESS));
  }

  private static Optional<Opened> opened(PassportService service, CheckTree... parts) {
    return Optional.of(new Opened(service, CheckTree.of(ChipCheck.ACCESS, List.of(parts))));
  }

  /** The protocol to use: generic mapping first, which every reader understands. */
  private Optional<PACEInfo> offer(PassportService service) throws CardServiceException {
    try {
      Optional<byte[]> file =
          new ChipFiles(card, service).read(ElementaryFile.CARD_ACCESS, read -> {});
      if (file.isEmpty()) {
        return Optional.empty();
      }
      return new CardAccessFile(new ByteArrayInputStream(file.get()))
          .getSecurityInfos().stream()
              .filter(PACEInfo.class::isInstance)
              .map(PACEInfo.class::cast)
              .filter(info -> info.getParameterId() != null)
              .min(Comparator.comparingInt(AccessControl::preference));
    } catch (IOException | RuntimeException e) {
      // Chips without PACE answer in many ways when they are asked for the file.
      return Optional.empty();
    }
  }

  private static int preference(PACEInfo info) {
    MappingType mapping = PACEInfo.toMappingType(info.getObjectIdentifier());
    return switch (mapping) {
      case GM -> 0;
      case CAM -> 1;
      case IM -> 2;
    };
  }

  private boolean pace(PassportService service, PACEInfo info) throws CardServiceException {
    BigInteger parameters = info.getParameterId();
    try {
      service.doPACE(
          paceKey(), info.getObjectIdentifier(), PACEInfo.toParameterSpec(parameters), parameters);
      service.sendSelectApplet(true);
      return true;
    } catch (CardServiceException e) {
      if (card.ended().isPresent()) {
        throw e;
      }
      return false;
    } catch (GeneralSecurityException | RuntimeException e) {
      // Parameters or an answer that the library does not take.
      return false;
    }
  }

  private PACEKeySpec paceKey() throws GeneralSecurityException {
    return switch (access) {
      case ChipAccess.ZoneKey zone -> PACEKeySpec.createMRZKey(key(zone));
      case ChipAccess.CardAccessNumber number -> PACEKeySpec.createCANKey(number.digits());
    };
  }

  private static BACKey key(ChipAccess.ZoneKey zone) {
    return new BACKey(zone.number(), zone.birth(), zone.expiry());
  }

  private PassportService service() throws CardServiceException {
    PassportService service =
        new PassportService(
            card,
            PassportService.NORMAL_MAX_TRANCEIVE_LENGTH,
            PassportService.DEFAULT_MAX_BLOCKSIZE,
            false,
            true);
    service.open();
    return service;
  }
}
