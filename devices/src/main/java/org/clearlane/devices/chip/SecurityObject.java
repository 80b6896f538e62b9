// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bouncycastle.asn1.icao.DataGroupHash;
import org.bouncycastle.asn1.icao.ICAOObjectIdentifiers;
import org.bouncycastle.asn1.icao.LDSSecurityObject;

/**
 * EF.SOD: the signed hashes of a document's data groups (Doc 9303-10, 4.6.2).
 *
 * @param signed content and signature
 * @param digest name of the hash algorithm
 * @param hashes by the data group's number
 */
record SecurityObject(SignedContent signed, String digest, Map<Integer, byte[]> hashes) {

  /**
   * @throws MalformedException if the file has another form, or names a data group twice
   */
  static SecurityObject parse(byte[] file) {
    byte[] content = DataObject.whole(file, 0x77).value(file);
    SignedContent signed =
        SignedContent.parse(content, ICAOObjectIdentifiers.id_icao_ldsSecurityObject);
    try {
      LDSSecurityObject object = LDSSecurityObject.getInstance(signed.content());
      Map<Integer, byte[]> hashes = new TreeMap<>();
      for (DataGroupHash hash : object.getDatagroupHash()) {
        if (hashes.put(hash.getDataGroupNumber(), hash.getDataGroupHashValue().getOctets())
            != null) {
          throw new MalformedException("data group hashes");
        }
      }
      return new SecurityObject(
          signed, SignatureAlgorithms.digest(object.getDigestAlgorithmIdentifier()), hashes);
    } catch (IllegalArgumentException | GeneralSecurityException | ArithmeticException e) {
      throw new MalformedException("security object");
    }
  }

  boolean lists(int group) {
    return hashes.containsKey(group);
  }

  /** Whether the file has the hash that is listed; nothing if none is. */
  Optional<Boolean> fits(int group, byte[] file) {
    return Optional.ofNullable(hashes.get(group))
        .map(listed -> MessageDigest.isEqual(listed, hash(file)));
  }

  private byte[] hash(byte[] file) {
    try {
      return MessageDigest.getInstance(digest, Crypto.PROVIDER).digest(file);
    } catch (GeneralSecurityException e) {
      throw new MalformedException("digest");
    }
  }
}
