// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import net.sf.scuba.smartcards.CardServiceException;
import org.clearlane.devices.CheckTree;
import org.clearlane.devices.CheckTree.Outcome;
import org.clearlane.devices.ChipCheck;
import org.jmrtd.PassportService;
import org.jmrtd.lds.ChipAuthenticationInfo;
import org.jmrtd.lds.ChipAuthenticationPublicKeyInfo;
import org.jmrtd.lds.SecurityInfo;
import org.jmrtd.lds.icao.DG14File;
import org.jspecify.annotations.Nullable;

/**
 * Agrees with the chip on new session keys through its static key in data group 14 (Doc 9303-11,
 * section 6.2). That it has the key shows in the next file that it sends under the new keys.
 */
final class ChipAuthentication {
  private ChipAuthentication() {}

  /**
   * @param file data group 14 as it was read
   * @param zone data group 1 as it was read, to be read again
   */
  static CheckTree check(PassportService service, TimedCard card, byte[] file, byte[] zone)
      throws CardServiceException {
    Optional<Agreement> agreement;
    try {
      agreement = agreement(file);
    } catch (IOException | RuntimeException e) {
      return CheckTree.leaf(
          ChipCheck.CHIP_AUTHENTICATION, Outcome.NOT_DONE, "the key is of an unknown kind");
    }
    if (agreement.isEmpty()) {
      return CheckTree.leaf(ChipCheck.CHIP_AUTHENTICATION, Outcome.NOT_PRESENT, "");
    }
    return agreed(service, card, agreement.get(), zone)
        ? CheckTree.passed(ChipCheck.CHIP_AUTHENTICATION)
        : CheckTree.failed(ChipCheck.CHIP_AUTHENTICATION, "the chip does not have the key");
  }

  private static boolean agreed(
      PassportService service, TimedCard card, Agreement agreement, byte[] zone)
      throws CardServiceException {
    try {
      ChipAuthenticationPublicKeyInfo key = agreement.key;
      service.doEACCA(
          agreement.keyId,
          agreement.protocol,
          key.getObjectIdentifier(),
          key.getSubjectPublicKey());
      Optional<byte[]> again =
          new ChipFiles(card, service).read(ElementaryFile.DATA_GROUP_1, read -> {});
      return again.filter(bytes -> Arrays.equals(bytes, zone)).isPresent();
    } catch (CardServiceException | RuntimeException e) {
      if (card.ended().isPresent()) {
        throw e;
      }
      return false;
    }
  }

  /**
   * What the chip offers.
   *
   * @param keyId of the key, where the chip has several
   * @param protocol derived from the key's kind where the chip names none
   */
  private record Agreement(
      ChipAuthenticationPublicKeyInfo key, @Nullable BigInteger keyId, @Nullable String protocol) {}

  private static Optional<Agreement> agreement(byte[] file) throws IOException {
    Collection<SecurityInfo> infos =
        new DG14File(new ByteArrayInputStream(file)).getSecurityInfos();
    return infos.stream()
        .filter(ChipAuthenticationPublicKeyInfo.class::isInstance)
        .map(ChipAuthenticationPublicKeyInfo.class::cast)
        .findFirst()
        .map(key -> new Agreement(key, key.getKeyId(), protocol(infos, key)));
  }

  private static @Nullable String protocol(
      Collection<SecurityInfo> infos, ChipAuthenticationPublicKeyInfo key) {
    return infos.stream()
        .filter(ChipAuthenticationInfo.class::isInstance)
        .map(ChipAuthenticationInfo.class::cast)
        .filter(info -> Objects.equals(info.getKeyId(), key.getKeyId()))
        .map(ChipAuthenticationInfo::getObjectIdentifier)
        .findFirst()
        .orElse(null);
  }
}
