// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.math.BigInteger;
import java.util.Arrays;

/** The chip's end of secure messaging (Doc 9303-11, section 9.8): triple DES or AES-128. */
final class SecureSession {
  private final boolean aes;
  private final int block;
  private final byte[] encryptionKey;
  private final byte[] authenticationKey;
  private BigInteger counter;

  private SecureSession(boolean aes, byte[] secret, byte[] counter) {
    this.aes = aes;
    this.block = aes ? 16 : 8;
    this.encryptionKey = Ciphers.derive(secret, Ciphers.Use.ENCRYPTION);
    this.authenticationKey = Ciphers.derive(secret, Ciphers.Use.AUTHENTICATION);
    this.counter = new BigInteger(1, counter);
  }

  static SecureSession tripleDes(byte[] secret, byte[] counter) {
    return new SecureSession(false, secret, counter);
  }

  static SecureSession aes(byte[] secret) {
    return new SecureSession(true, secret, new byte[16]);
  }

  /** The command without its protection; nothing if it does not prove itself. */
  Command opened(Command secured) {
    counter = counter.add(BigInteger.ONE);
    byte[] objects = secured.data();
    byte[] header = {
      (byte) secured.type(), (byte) secured.instruction(), (byte) secured.p1(), (byte) secured.p2()
    };
    byte[] encrypted = Tlv.value(objects, 0x87);
    byte[] plain = Tlv.value(objects, 0x85);
    byte[] expected = Tlv.value(objects, 0x97);
    byte[] authenticated =
        Tlv.join(
            encrypted.length > 0 ? Tlv.of(0x87, encrypted) : new byte[0],
            plain.length > 0 ? Tlv.of(0x85, plain) : new byte[0],
            expected.length > 0 ? Tlv.of(0x97, expected) : new byte[0]);
    byte[] toCheck = Ciphers.padded(header, block);
    if (authenticated.length > 0) {
      toCheck = Tlv.join(toCheck, Ciphers.padded(authenticated, block));
    }
    if (!Arrays.equals(code(toCheck), Tlv.value(objects, 0x8E))) {
      throw new RefusedException(0x6988);
    }
    byte[] data = new byte[0];
    if (encrypted.length > 0) {
      data = Ciphers.unpadded(crypt(false, Arrays.copyOfRange(encrypted, 1, encrypted.length)));
    } else if (plain.length > 0) {
      data = Ciphers.unpadded(crypt(false, plain));
    }
    int length = expected.length == 0 ? 0 : new BigInteger(1, expected).intValue();
    if (expected.length > 0 && length == 0) {
      length = 256;
    }
    return new Command(
        secured.type() & ~0x0C, secured.instruction(), secured.p1(), secured.p2(), data, length);
  }

  byte[] closed(Answer answer, boolean oddInstruction) {
    counter = counter.add(BigInteger.ONE);
    byte[] data = new byte[0];
    if (answer.data().length > 0) {
      byte[] encrypted = crypt(true, Ciphers.padded(answer.data(), block));
      data = oddInstruction ? Tlv.of(0x85, encrypted) : Tlv.of(0x87, new byte[] {1}, encrypted);
    }
    byte[] status = Tlv.of(0x99, answer.statusBytes());
    byte[] code = code(Ciphers.padded(Tlv.join(data, status), block));
    return Tlv.join(data, status, Tlv.of(0x8E, code), answer.statusBytes());
  }

  private byte[] crypt(boolean encrypt, byte[] bytes) {
    return aes
        ? Ciphers.aes(
            encrypt,
            encryptionKey,
            Ciphers.aes(true, encryptionKey, new byte[16], counterBytes()),
            bytes)
        : Ciphers.tripleDes(encrypt, encryptionKey, bytes);
  }

  private byte[] code(byte[] padded) {
    byte[] counted = Tlv.join(counterBytes(), padded);
    return aes
        ? Ciphers.cmac(authenticationKey, counted)
        : Ciphers.retailMac(authenticationKey, counted);
  }

  private byte[] counterBytes() {
    byte[] bytes = new byte[block];
    byte[] number = counter.toByteArray();
    int length = Math.min(number.length, block);
    System.arraycopy(number, number.length - length, bytes, block - length, length);
    return bytes;
  }
}
