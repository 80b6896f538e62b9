// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clearlane.kernel.KernelException;
import org.jspecify.annotations.Nullable;

/** A folder of public keys, {@code KEYID.pem} each. Not thread safe. */
final class PublicKeys {
  static final String FOLDER = "public-keys";
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{8,16}");
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----\n";
  private static final String END = "\n-----END PUBLIC KEY-----\n";

  private final Path folder;
  private final Map<String, PublicKey> read = new HashMap<>();

  PublicKeys(Path folder) {
    this.folder = folder;
  }

  /** Empty if there is none of this id, or it is not a public key. */
  Optional<PublicKey> find(String keyId) {
    @Nullable PublicKey known = read.get(keyId);
    if (known != null || !KEY_ID.matcher(keyId).matches()) {
      return Optional.ofNullable(known);
    }
    try {
      String pem = Files.readString(folder.resolve(keyId + ".pem"));
      byte[] encoded =
          Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "").strip());
      PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
      read.put(keyId, key);
      return Optional.of(key);
    } catch (NoSuchFileException | GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new KernelException("the public key " + keyId + " cannot be read", e);
    }
  }

  void write(String keyId, PublicKey key) throws IOException {
    Path pem = folder.resolve(keyId + ".pem");
    if (!Files.exists(pem)) {
      Files.createDirectories(folder);
      Files.writeString(
          pem,
          BEGIN
              + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
              + END);
    }
  }
}
