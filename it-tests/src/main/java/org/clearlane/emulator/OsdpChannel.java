// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The peripheral device's end of the OSDP secure channel. Block by block over a bare AES, so that
 * it shares nothing with the control panel that it is tried against. Used by one thread.
 */
final class OsdpChannel {
  private static final byte[] DEFAULT_KEY =
      "0123456789:;<=>?".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final byte[] UNIT = {0, 1, 2, 3, 4, 5, 6, 7};
  private static final int HEAD = 5;

  private final SecureRandom random = new SecureRandom();
  private final byte[] randomB = new byte[8];
  private volatile byte @Nullable [] siteKey;
  private byte[] ownA = {};
  private byte[] keyEnc = {};
  private byte[] key1 = {};
  private byte[] key2 = {};
  private byte[] chainIn = {};
  private byte[] chainOut = {};
  private boolean open;

  /** Whether commands come sealed now. */
  boolean isOpen() {
    return open;
  }

  /** Whether it has been given a site key, and takes the default key no more. */
  boolean hasSiteKey() {
    return siteKey != null;
  }

  /** The site key, once it has been given one. */
  Optional<byte[]> siteKey() {
    byte[] key = siteKey;
    return key == null ? Optional.empty() : Optional.of(key.clone());
  }

  void setSiteKey(byte[] key) {
    siteKey = key.clone();
  }

  void close() {
    open = false;
  }

  static boolean secured(byte[] message) {
    return (message[4] & 8) != 0;
  }

  /** Answers CHLNG and SCRYPT; empty if it has no use for the message. */
  Optional<byte[]> handshake(byte[] message, int address) {
    int block = message[HEAD] & 0xFF;
    if (block != 3) {
      return Optional.empty();
    }
    int type = message[HEAD + 1];
    boolean site = message[HEAD + 2] == 1;
    int end = message.length - (crc(message) ? 2 : 1);
    byte[] data = Arrays.copyOfRange(message, HEAD + block + 1, end);
    if (type == 0x11 && data.length == 8) {
      open = false;
      byte[] base = site ? siteKey : siteKey == null ? DEFAULT_KEY : null;
      if (base == null) {
        return Optional.empty();
      }
      ownA = data;
      random.nextBytes(randomB);
      keyEnc = aes(base, seed(0x82));
      key1 = aes(base, seed(0x01));
      key2 = aes(base, seed(0x02));
      byte[] cryptogram = aes2(ownA, randomB);
      return Optional.of(
          build(
              message,
              address,
              new byte[] {3, 0x12, message[HEAD + 2]},
              0x76,
              join(join(UNIT, randomB), cryptogram),
              0));
    }
    if (type == 0x13 && data.length == 16 && ownA.length == 8) {
      boolean proven = Arrays.equals(data, aes2(randomB, ownA));
      byte[] first = aes(key2, aes(key1, data));
      chainOut = first;
      open = proven;
      return Optional.of(
          build(message, address, new byte[] {3, 0x14, (byte) (proven ? 1 : 0)}, 0x78, first, 0));
    }
    return Optional.empty();
  }

  /**
   * A sealed command without its protection, as a plain message would be; empty if it is forged.
   */
  Optional<OsdpPacket> unseal(byte[] message) {
    boolean crc = crc(message);
    int end = message.length - (crc ? 2 : 1);
    if (!open || message[HEAD] != 2 || end < HEAD + 3 + 4) {
      return Optional.empty();
    }
    byte[] mac = mac(Arrays.copyOf(message, end - 4), chainOut);
    if (!Arrays.equals(Arrays.copyOf(mac, 4), Arrays.copyOfRange(message, end - 4, end))) {
      return Optional.empty();
    }
    byte[] data = Arrays.copyOfRange(message, HEAD + 3, end - 4);
    if (message[HEAD + 1] == 0x17) {
      data = decrypt(data, chainOut);
    }
    chainIn = mac;
    return Optional.of(
        new OsdpPacket(message[1] & 0x7F, message[4] & 3, crc, message[HEAD + 2] & 0xFF, data));
  }

  /** Seals the answer to a command. */
  byte[] seal(byte[] command, int address, Answer answer) {
    byte[] data = answer.data().length == 0 ? answer.data() : encrypt(answer.data(), chainIn);
    byte type = (byte) (answer.data().length == 0 ? 0x16 : 0x18);
    byte[] bare = build(command, address, new byte[] {2, type}, answer.code(), data, 4);
    int end = bare.length - (crc(command) ? 2 : 1) - 4;
    chainOut = mac(Arrays.copyOf(bare, end), chainIn);
    byte[] sealed = join(data, Arrays.copyOf(chainOut, 4));
    return build(command, address, new byte[] {2, type}, answer.code(), sealed, 0);
  }

  private static boolean crc(byte[] message) {
    return (message[4] & 4) != 0;
  }

  private static byte[] build(
      byte[] command, int address, byte[] security, int code, byte[] data, int more) {
    boolean crc = crc(command);
    byte[] message = new byte[HEAD + security.length + 1 + data.length + more + (crc ? 2 : 1)];
    message[0] = 0x53;
    message[1] = (byte) (address | 0x80);
    message[2] = (byte) message.length;
    message[3] = (byte) (message.length / 256);
    message[4] = (byte) ((command[4] & 3) + (crc ? 4 : 0) + 8);
    System.arraycopy(security, 0, message, HEAD, security.length);
    message[HEAD + security.length] = (byte) code;
    System.arraycopy(data, 0, message, HEAD + security.length + 1, data.length);
    OsdpPacket.check(message);
    return message;
  }

  private byte[] seed(int what) {
    byte[] seed = new byte[16];
    seed[0] = 1;
    seed[1] = (byte) what;
    System.arraycopy(ownA, 0, seed, 2, 6);
    return seed;
  }

  private byte[] aes2(byte[] first, byte[] second) {
    return aes(keyEnc, join(first, second));
  }

  private byte[] mac(byte[] covered, byte[] start) {
    int blocks = (covered.length + 15) / 16;
    byte[] padded = Arrays.copyOf(covered, 16 * blocks);
    if (covered.length < padded.length) {
      padded[covered.length] = (byte) 0x80;
    }
    byte[] chain = start;
    for (int block = 0; block < blocks; block++) {
      byte[] mixed = mix(chain, Arrays.copyOfRange(padded, 16 * block, 16 * block + 16));
      chain = aes(block == blocks - 1 ? key2 : key1, mixed);
    }
    return chain;
  }

  private byte[] encrypt(byte[] plain, byte[] other) {
    byte[] padded = Arrays.copyOf(plain, 16 * (plain.length / 16 + 1));
    padded[plain.length] = (byte) 0x80;
    byte[] chain = mix(other, ones());
    for (int at = 0; at < padded.length; at += 16) {
      chain = aes(keyEnc, mix(chain, Arrays.copyOfRange(padded, at, at + 16)));
      System.arraycopy(chain, 0, padded, at, 16);
    }
    return padded;
  }

  private byte[] decrypt(byte[] hidden, byte[] other) {
    byte[] plain = new byte[hidden.length];
    byte[] chain = mix(other, ones());
    for (int at = 0; at + 16 <= hidden.length; at += 16) {
      byte[] block = Arrays.copyOfRange(hidden, at, at + 16);
      System.arraycopy(mix(chain, block(Cipher.DECRYPT_MODE, keyEnc, block)), 0, plain, at, 16);
      chain = block;
    }
    int end = plain.length - 1;
    while (end > 0 && plain[end] == 0) {
      end--;
    }
    return Arrays.copyOf(plain, Math.max(0, end));
  }

  private static byte[] ones() {
    byte[] ones = new byte[16];
    Arrays.fill(ones, (byte) 0xFF);
    return ones;
  }

  private static byte[] mix(byte[] left, byte[] right) {
    byte[] mixed = new byte[16];
    for (int i = 0; i < 16; i++) {
      mixed[i] = (byte) (left[i] ^ right[i]);
    }
    return mixed;
  }

  private static byte[] join(byte[] one, byte[] other) {
    byte[] joined = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, joined, one.length, other.length);
    return joined;
  }

  private static byte[] aes(byte[] key, byte[] block) {
    return block(Cipher.ENCRYPT_MODE, key, block);
  }

  @SuppressWarnings("InsecureCryptoMode") // one block at a time: the standard chains them itself
  private static byte[] block(int mode, byte[] key, byte[] block) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"));
      return cipher.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES", e);
    }
  }
}
