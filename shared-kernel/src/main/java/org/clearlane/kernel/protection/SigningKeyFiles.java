// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.SigningKeys.SigningKey;

/**
 * An authority's signing key (P-256): {@code signing.key} holds the length of the public key, the
 * public key (X.509) and the private key (PKCS 8), sealed by the master key. Made on first use.
 */
final class SigningKeyFiles {
  private static final String FILE = "signing.key";
  private static final String ROLE = "signing key";
  private static final String BOUND = "signing-key";

  private final SealedFile file;
  private final SigningKey current;

  SigningKeyFiles(KeyFolder folder, MasterKey master) {
    file = new SealedFile(folder, FILE, master, ROLE, BOUND);
    try {
      current = read(file.getOrCreate(SigningKeyFiles::generate));
    } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
      throw new KernelException("the signing key file is damaged: restore it", e);
    }
  }

  private static byte[] generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] publicKey = pair.getPublic().getEncoded();
      byte[] privateKey = pair.getPrivate().getEncoded();
      byte[] content = new byte[1 + publicKey.length + privateKey.length];
      content[0] = (byte) publicKey.length;
      System.arraycopy(publicKey, 0, content, 1, publicKey.length);
      System.arraycopy(privateKey, 0, content, 1 + publicKey.length, privateKey.length);
      return content;
    } catch (GeneralSecurityException e) {
      throw new KernelException("a signing key cannot be made", e);
    }
  }

  void rewrap() {
    file.rewrap();
  }

  private static SigningKey read(byte[] content) throws GeneralSecurityException {
    int split = 1 + content[0];
    byte[] encodedPublic = Arrays.copyOfRange(content, 1, split);
    byte[] encodedPrivate = Arrays.copyOfRange(content, split, content.length);
    KeyFactory factory = KeyFactory.getInstance("EC");
    if (factory.generatePublic(new X509EncodedKeySpec(encodedPublic)) instanceof ECPublicKey open
        && factory.generatePrivate(new PKCS8EncodedKeySpec(encodedPrivate))
            instanceof ECPrivateKey secret) {
      return new SigningKey(keyId(open), secret, open);
    }
    throw new GeneralSecurityException("not an EC key");
  }

  /** The beginning of a hash of the point: the same for the same key, everywhere. */
  private static String keyId(ECPublicKey key) throws GeneralSecurityException {
    BigInteger x = key.getW().getAffineX();
    BigInteger y = key.getW().getAffineY();
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(
                (x.toString(16) + "." + y.toString(16))
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 9));
  }

  SigningKey current() {
    return current;
  }

  Optional<ECPublicKey> publicKey(String keyId) {
    return current.keyId().equals(keyId) ? Optional.of(current.publicKey()) : Optional.empty();
  }

  List<String> keyIds() {
    return List.of(current.keyId());
  }
}
