// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.clearlane.kernel.KernelException;

/**
 * An authority's master key: a keyset in {@code master.json}, of which the primary key seals and
 * every key opens. Made on first use; a damaged file is reported, never replaced.
 */
final class MasterKey {
  private static final Configuration CONFIGURATION = AeadConfig2026.get();
  private static final String FILE = "master.json";
  private static final String ROLE = "master key";

  private final KeyFolder folder;
  private volatile KeysetHandle keys;
  private volatile Aead aead;

  MasterKey(KeyFolder folder) {
    this.folder = folder;
    try {
      Optional<byte[]> file = folder.read(FILE, ROLE);
      if (file.isPresent()) {
        keys =
            TinkJsonProtoKeysetFormat.parseKeyset(
                new String(file.get(), UTF_8), CONFIGURATION, InsecureSecretKeyAccess.get());
      } else {
        keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, CONFIGURATION);
        store(keys);
      }
      aead = keys.getPrimitive(CONFIGURATION, Aead.class);
    } catch (GeneralSecurityException e) {
      throw new KernelException("the master key file is damaged", e);
    }
  }

  private void store(KeysetHandle handle) throws GeneralSecurityException {
    String json =
        TinkJsonProtoKeysetFormat.serializeKeyset(
            handle, CONFIGURATION, InsecureSecretKeyAccess.get());
    folder.write(FILE, json.getBytes(UTF_8), ROLE);
  }

  byte[] seal(byte[] plain, String bound) {
    try {
      return aead.encrypt(plain, bound.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new KernelException("sealing with the master key failed", e);
    }
  }

  byte[] open(byte[] sealed, String bound) {
    try {
      return aead.decrypt(sealed, bound.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new KernelException("what was sealed with the master key does not open", e);
    }
  }

  /** Adds a new primary key, on disk before it is used. */
  void rotate() {
    try {
      KeysetHandle rotated =
          KeysetHandle.newBuilder(keys)
              .addEntry(
                  KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                      .withRandomId()
                      .makePrimary())
              .build();
      store(rotated);
      aead = rotated.getPrimitive(CONFIGURATION, Aead.class);
      keys = rotated;
    } catch (GeneralSecurityException e) {
      throw new KernelException("the master key cannot be rotated", e);
    }
  }
}
