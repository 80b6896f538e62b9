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
import org.clearlane.kernel.KernelException;

/**
 * An authority's master key: a keyset in {@code master.json}, of which the primary key seals and
 * every key opens. Keys are only ever added, so that whatever was sealed stays readable and a crash
 * at any point of a rotation is harmless. A damaged file is reported, never replaced.
 */
final class MasterKey {
  static final String FILE = "master.json";
  private static final Configuration CONFIGURATION = AeadConfig2026.get();
  private static final String ROLE = "master key";

  private final KeyFolder folder;
  private volatile Keys keys;

  private record Keys(KeysetHandle handle, Aead aead) {}

  MasterKey(KeyFolder folder) {
    this.folder = folder;
    this.keys = read(folder);
  }

  static void createIn(KeyFolder folder) {
    try {
      folder.create(
          FILE,
          serialized(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, CONFIGURATION)),
          ROLE);
    } catch (GeneralSecurityException e) {
      throw new KernelException("a master key cannot be made", e);
    }
  }

  private static Keys read(KeyFolder folder) {
    byte[] file =
        folder
            .read(FILE, ROLE)
            .orElseThrow(() -> new KernelException("the master key file is missing: restore it"));
    try {
      KeysetHandle handle =
          TinkJsonProtoKeysetFormat.parseKeyset(
              new String(file, UTF_8), CONFIGURATION, InsecureSecretKeyAccess.get());
      return new Keys(handle, handle.getPrimitive(CONFIGURATION, Aead.class));
    } catch (GeneralSecurityException | RuntimeException e) {
      // Without the cause: a parser's message could repeat a part of the key.
      throw new KernelException("the master key file is damaged: restore it");
    }
  }

  private static byte[] serialized(KeysetHandle handle) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(
            handle, CONFIGURATION, InsecureSecretKeyAccess.get())
        .getBytes(UTF_8);
  }

  byte[] seal(byte[] plain, String bound) {
    try {
      return keys.aead().encrypt(plain, bound.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new KernelException("sealing with the master key failed", e);
    }
  }

  /**
   * @param what names the sealed thing in the exception
   * @throws KernelException if it was changed, or sealed by another master key or for another use
   */
  byte[] open(byte[] sealed, String bound, String what) {
    byte[] boundBytes = bound.getBytes(UTF_8);
    Keys known = keys;
    try {
      return known.aead().decrypt(sealed, boundBytes);
    } catch (GeneralSecurityException e) {
      // Another process may have rotated the key.
      Keys now = read(folder);
      if (!now.handle().equalsKeyset(known.handle())) {
        keys = now;
        try {
          return now.aead().decrypt(sealed, boundBytes);
        } catch (GeneralSecurityException again) {
          e.addSuppressed(again);
        }
      }
      throw new KernelException(
          "the " + what + " is damaged, or the master key file is not the one that sealed it", e);
    }
  }

  /** Adds a new primary key, on disk before it is used. The caller holds the key store's lock. */
  void rotate() {
    try {
      KeysetHandle rotated =
          KeysetHandle.newBuilder(read(folder).handle())
              .setConfiguration(CONFIGURATION)
              .addEntry(
                  KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                      .withRandomId()
                      .makePrimary())
              .build();
      Aead aead = rotated.getPrimitive(CONFIGURATION, Aead.class);
      folder.replace(FILE, serialized(rotated), ROLE);
      keys = new Keys(rotated, aead);
    } catch (GeneralSecurityException e) {
      throw new KernelException("the master key cannot be rotated", e);
    }
  }
}
