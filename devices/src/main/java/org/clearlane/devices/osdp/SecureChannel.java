// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * One session of the secure channel (SIA OSDP 2.2, annex D): mutual proof of the base key, then a
 * chain of message authentication codes through all commands and replies, and encrypted data. Used
 * by one thread.
 *
 * <p>The handshake is {@link #challenge} out, its answer into {@link #prove}, that out, its answer
 * into {@link #confirm}. Then every command is sealed and every reply opened.
 */
final class SecureChannel {
  /** Types of security blocks. */
  static final int CHALLENGE = 0x11;

  static final int CRYPTOGRAM = 0x12;
  static final int PROOF = 0x13;
  static final int CONFIRMATION = 0x14;
  private static final int COMMAND_MAC = 0x15;
  private static final int REPLY_MAC = 0x16;
  private static final int COMMAND_DATA = 0x17;
  private static final int REPLY_DATA = 0x18;

  private static final int BLOCK = 16;
  private static final int RANDOM = 8;
  private static final int MAC = 4;
  private static final int CLIENT = 8;
  private static final int PAD = 0x80;

  private final ChannelKey key;
  private final byte[] randomA;
  private byte[] encryption = {};
  private byte[] mac1 = {};
  private byte[] mac2 = {};
  private byte[] expectedMac = {};
  private byte[] ofCommand = {};
  private byte[] ofReply = {};
  private boolean open;

  /**
   * Begins a session.
   *
   * @param randomA eight random bytes of the control panel
   */
  SecureChannel(ChannelKey key, byte[] randomA) {
    if (randomA.length != RANDOM) {
      throw new IllegalArgumentException("the panel's random number has eight bytes");
    }
    this.key = key;
    this.randomA = randomA.clone();
  }

  /** Whether the handshake is done. */
  boolean isOpen() {
    return open;
  }

  /** The first frame of the handshake, osdp_CHLNG. */
  Frame challenge(int address, int sequence, FrameCheck check) {
    return new Frame(address, sequence, check, block(CHALLENGE), 0x76, randomA);
  }

  /**
   * Checks osdp_CCRYPT and derives the session's keys.
   *
   * @return the second frame of the handshake, osdp_SCRYPT; empty if the device does not know the
   *     key
   */
  Optional<Frame> prove(Frame answer, int address, int sequence, FrameCheck check) {
    byte[] data = answer.data();
    if (answer.code() != Replies.CCRYPT || data.length != CLIENT + RANDOM + BLOCK) {
      return Optional.empty();
    }
    byte[] randomB = Arrays.copyOfRange(data, CLIENT, CLIENT + RANDOM);
    encryption = derive(0x01, 0x82);
    mac1 = derive(0x01, 0x01);
    mac2 = derive(0x01, 0x02);
    byte[] expected = encrypt(encryption, join(randomA, randomB));
    if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(data, CLIENT + RANDOM, data.length))) {
      return Optional.empty();
    }
    byte[] cryptogram = encrypt(encryption, join(randomB, randomA));
    expectedMac = encrypt(mac2, encrypt(mac1, cryptogram));
    return Optional.of(new Frame(address, sequence, check, block(PROOF), 0x77, cryptogram));
  }

  /** Checks osdp_RMAC_I, which opens the channel; false if it is not the right one. */
  boolean confirm(Frame answer) {
    byte[] security = answer.security();
    open =
        answer.code() == Replies.RMAC_I
            && security.length == 3
            && security[2] == 1
            && MessageDigest.isEqual(expectedMac, answer.data());
    ofReply = expectedMac;
    return open;
  }

  /** A command as it goes out; each must be sealed once, and repeated as it is. */
  Frame seal(int address, int sequence, FrameCheck check, int code, byte[] data) {
    byte[] hidden =
        data.length == 0 ? data : chain(Cipher.ENCRYPT_MODE, encryption, not(ofReply), pad(data));
    byte[] security = {2, (byte) (data.length == 0 ? COMMAND_MAC : COMMAND_DATA)};
    Frame bare =
        new Frame(
            address, sequence, check, security, code, Arrays.copyOf(hidden, hidden.length + MAC));
    ofCommand = mac(bare, ofReply);
    byte[] sealed = join(hidden, Arrays.copyOf(ofCommand, MAC));
    return new Frame(address, sequence, check, security, code, sealed);
  }

  /**
   * A reply without its protection; empty if it has none or does not belong here. Some devices mark
   * replies with the commands' types of security block.
   */
  Optional<Frame> open(Frame reply) {
    byte[] security = reply.security();
    byte[] sealed = reply.data();
    int type = security.length < 2 ? 0 : security[1];
    boolean encrypted = type == REPLY_DATA || type == COMMAND_DATA;
    if ((!encrypted && type != REPLY_MAC && type != COMMAND_MAC) || sealed.length < MAC) {
      return Optional.empty();
    }
    byte[] mac = mac(reply, ofCommand);
    byte[] hidden = Arrays.copyOf(sealed, sealed.length - MAC);
    if (!MessageDigest.isEqual(
        Arrays.copyOf(mac, MAC), Arrays.copyOfRange(sealed, hidden.length, sealed.length))) {
      return Optional.empty();
    }
    byte[] data = hidden;
    if (encrypted && hidden.length > 0) {
      if (hidden.length % BLOCK != 0) {
        return Optional.empty();
      }
      byte @Nullable [] plain =
          unpad(chain(Cipher.DECRYPT_MODE, encryption, not(ofCommand), hidden));
      if (plain == null) {
        return Optional.empty();
      }
      data = plain;
    }
    ofReply = mac;
    return Optional.of(
        new Frame(
            reply.address(), reply.sequence(), reply.check(), new byte[0], reply.code(), data));
  }

  private byte[] block(int type) {
    return new byte[] {3, (byte) type, (byte) (key.isDefault() ? 0 : 1)};
  }

  private byte[] derive(int first, int second) {
    byte[] seed = new byte[BLOCK];
    seed[0] = (byte) first;
    seed[1] = (byte) second;
    System.arraycopy(randomA, 0, seed, 2, 6);
    return encrypt(key.bytes(), seed);
  }

  /** Over everything before the code itself, in a chain that begins at the other side's last. */
  private byte[] mac(Frame frame, byte[] start) {
    byte[] bytes = frame.bytes();
    byte[] covered = Arrays.copyOf(bytes, bytes.length - frame.check().size - MAC);
    byte[] padded = covered.length % BLOCK == 0 ? covered : pad(covered);
    byte[] before = start;
    int last = padded.length - BLOCK;
    if (last > 0) {
      byte[] chained = chain(Cipher.ENCRYPT_MODE, mac1, start, Arrays.copyOf(padded, last));
      before = Arrays.copyOfRange(chained, chained.length - BLOCK, chained.length);
    }
    return chain(
        Cipher.ENCRYPT_MODE, mac2, before, Arrays.copyOfRange(padded, last, padded.length));
  }

  private static byte[] pad(byte[] data) {
    byte[] padded = Arrays.copyOf(data, (data.length / BLOCK + 1) * BLOCK);
    padded[data.length] = (byte) PAD;
    return padded;
  }

  private static byte @Nullable [] unpad(byte[] padded) {
    int end = padded.length - 1;
    while (end >= 0 && padded[end] == 0) {
      end--;
    }
    return end >= 0 && padded[end] == (byte) PAD ? Arrays.copyOf(padded, end) : null;
  }

  private static byte[] not(byte[] bytes) {
    byte[] inverse = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      inverse[i] = (byte) ~bytes[i];
    }
    return inverse;
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  private static byte[] encrypt(byte[] key, byte[] block) {
    return chain(Cipher.ENCRYPT_MODE, key, new byte[BLOCK], block);
  }

  private static byte[] chain(int mode, byte[] key, byte[] start, byte[] blocks) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
      return cipher.doFinal(blocks);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in CBC mode", e);
    }
  }
}
