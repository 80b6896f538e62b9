// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.ErasedTravellerException;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.SigningKeys;
import org.clearlane.kernel.TravellerId;

/** Keys in memory, with real encryption; several nodes may share one, as they share the files. */
public class FakeKeyStore implements DataProtection, SigningKeys {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<TravellerId, byte[]> travellers = new ConcurrentHashMap<>();
  private final Set<TravellerId> destroyed = ConcurrentHashMap.newKeySet();
  private final Map<String, SigningKey> signing = new ConcurrentHashMap<>();

  /** How many travellers have a key. */
  public int travellerKeys() {
    return travellers.size();
  }

  public boolean hasKey(TravellerId traveller) {
    return travellers.containsKey(traveller);
  }

  @Override
  public byte[] seal(TravellerId traveller, String purpose, byte[] plain) {
    if (destroyed.contains(traveller)) {
      throw new ErasedTravellerException(traveller);
    }
    byte[] key = travellers.computeIfAbsent(traveller, _ -> random(32));
    byte[] nonce = random(12);
    byte[] sealed = gcm(Cipher.ENCRYPT_MODE, key, nonce, purpose, plain);
    byte[] both = Arrays.copyOf(nonce, 12 + sealed.length);
    System.arraycopy(sealed, 0, both, 12, sealed.length);
    return both;
  }

  @Override
  public byte[] open(TravellerId traveller, String purpose, byte[] sealed) {
    byte[] key = travellers.get(traveller);
    if (key == null) {
      throw new ErasedTravellerException(traveller);
    }
    return gcm(
        Cipher.DECRYPT_MODE,
        key,
        Arrays.copyOf(sealed, 12),
        purpose,
        Arrays.copyOfRange(sealed, 12, sealed.length));
  }

  @Override
  public void destroy(TravellerId traveller) {
    destroyed.add(traveller);
    travellers.remove(traveller);
  }

  @Override
  public boolean destroyed(TravellerId traveller) {
    return destroyed.contains(traveller);
  }

  @Override
  public String pseudonym(TravellerId traveller) {
    return HexFormat.of().formatHex(blindIndex("pseudonym", traveller.toString()), 0, 16);
  }

  @Override
  public byte[] blindIndex(String purpose, String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(authorityKey(), "HmacSHA256"));
      return mac.doFinal((purpose + "\0" + value).getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new KernelException("HMAC", e);
    }
  }

  @Override
  public byte[] sealForAuthority(String purpose, byte[] plain) {
    return gcm(Cipher.ENCRYPT_MODE, authorityKey(), new byte[12], purpose, plain);
  }

  @Override
  public byte[] openForAuthority(String purpose, byte[] sealed) {
    return gcm(Cipher.DECRYPT_MODE, authorityKey(), new byte[12], purpose, sealed);
  }

  @Override
  public int rotateMasterKey() {
    return 0;
  }

  @Override
  public SigningKey current() {
    return signing.computeIfAbsent(AuthorityContext.current().code(), _ -> signingKey());
  }

  @Override
  public Optional<ECPublicKey> publicKey(String keyId) {
    return current().keyId().equals(keyId) ? Optional.of(current().publicKey()) : Optional.empty();
  }

  @Override
  public List<String> keyIds() {
    return List.of(current().keyId());
  }

  private static SigningKey signingKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      return new SigningKey(
          HexFormat.of().formatHex(random(6)),
          (ECPrivateKey) pair.getPrivate(),
          (ECPublicKey) pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new KernelException("P-256", e);
    }
  }

  private static byte[] authorityKey() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(("authority " + AuthorityContext.current()).getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new KernelException("SHA-256", e);
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static byte[] gcm(int mode, byte[] key, byte[] nonce, String purpose, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(purpose.getBytes(UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new KernelException("AES-GCM", e);
    }
  }
}
