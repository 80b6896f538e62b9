// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.clearlane.emulator.EmulatorException;

/** What a chip says of its own abilities (Doc 9303-11, section 9.2; Doc 9303-10, 4.6.1). */
final class SecurityInfos {
  private static final String PROTOCOLS = "0.4.0.127.0.7.2.2.";
  private static final int P256 = 12;

  private SecurityInfos() {}

  /** EF.CardAccess: PACE with generic mapping on P-256, AES-128. */
  static byte[] cardAccess() {
    return encoded(new DERSet(pace()));
  }

  /** Data group 14 with a key to agree with. */
  static byte[] dataGroup(byte[] agreementKey) {
    ASN1Encodable[] infos = {
      pace(),
      info(PROTOCOLS + "1.2", SubjectPublicKeyInfo.getInstance(agreementKey)),
      info(PROTOCOLS + "3.2.2", new ASN1Integer(1))
    };
    return Tlv.of(0x6E, encoded(new DERSet(infos)));
  }

  /** EF.COM: versions and the list of data groups. */
  static byte[] common(Set<Integer> groups) {
    byte[] tags = new byte[groups.size()];
    int at = 0;
    for (int group : groups) {
      tags[at++] =
          switch (group) {
            case 1 -> 0x61;
            case 2 -> 0x75;
            case 14 -> 0x6E;
            case 15 -> 0x6F;
            default -> throw new EmulatorException("no tag for data group " + group);
          };
    }
    return Tlv.of(
        0x60,
        Tlv.of(0x5F01, "0107".getBytes(StandardCharsets.US_ASCII)),
        Tlv.of(0x5F36, "040000".getBytes(StandardCharsets.US_ASCII)),
        Tlv.of(0x5C, tags));
  }

  private static ASN1Encodable pace() {
    return info(PROTOCOLS + "4.2.2", new ASN1Integer(2), new ASN1Integer(P256));
  }

  private static ASN1Encodable info(String protocol, ASN1Encodable... values) {
    ASN1Encodable[] parts = new ASN1Encodable[values.length + 1];
    parts[0] = new ASN1ObjectIdentifier(protocol);
    System.arraycopy(values, 0, parts, 1, values.length);
    return new DERSequence(parts);
  }

  private static byte[] encoded(ASN1Encodable object) {
    try {
      return object.toASN1Primitive().getEncoded("DER");
    } catch (IOException e) {
      throw new EmulatorException("the file cannot be written", e);
    }
  }
}
