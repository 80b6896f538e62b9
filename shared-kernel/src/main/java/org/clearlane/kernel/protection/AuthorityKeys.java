// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.KernelException;

/**
 * All keys of one authority, in one folder of its own. An empty folder becomes a new key store; one
 * that has lost a file is refused, since new keys in its place would hide the loss.
 */
final class AuthorityKeys {
  private static final String INDEX_ROLE = "index key";
  private static final String HMAC = "HmacSHA256";

  private final MasterKey master;
  private final TravellerKeys travellers;
  private final SigningKeyFiles signing;
  private final SealedFile indexFile;
  private final SecretKeySpec indexKey;

  AuthorityKeys(Path keyStore, Authority authority) {
    KeyFolder folder = KeyFolder.at(keyStore).folder(authority.code());
    if (isNew(folder)) {
      // The ledger first: where there is a master key, there is a ledger.
      ErasureLedger.createIn(folder);
      MasterKey.createIn(folder);
    }
    master = new MasterKey(folder);
    travellers = new TravellerKeys(folder, master, new ErasureLedger(folder), authority.code());
    signing = new SigningKeyFiles(folder, master);
    indexFile = new SealedFile(folder, "index.key", master, INDEX_ROLE, INDEX_ROLE);
    indexKey = new SecretKeySpec(indexFile.getOrCreate(AuthorityKeys::random), HMAC);
  }

  private static boolean isNew(KeyFolder folder) {
    return folder.names().stream()
            .allMatch(
                name ->
                    name.startsWith(ErasureLedger.FILE)
                        || name.startsWith(MasterKey.FILE)
                        || name.equals(".lock"))
        && !folder.has(MasterKey.FILE)
        && folder.size(ErasureLedger.FILE, "erasure ledger") == 0;
  }

  private static byte[] random() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return random;
  }

  MasterKey master() {
    return master;
  }

  TravellerKeys travellers() {
    return travellers;
  }

  SigningKeyFiles signing() {
    return signing;
  }

  /** See {@link org.clearlane.kernel.DataProtection#rotateMasterKey}. */
  int rotateMasterKey() {
    return travellers.rewrap(
        () -> {
          master.rotate();
          indexFile.rewrap();
          signing.rewrap();
        });
  }

  byte[] blindIndex(String purpose, String value) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(indexKey);
      mac.update(purpose.getBytes(UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(value.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new KernelException("HMAC-SHA-256 is not available", e);
    }
  }
}
