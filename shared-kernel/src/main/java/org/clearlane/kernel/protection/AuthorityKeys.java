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

/** All keys of one authority, in one folder of its own. */
final class AuthorityKeys {
  private static final String INDEX_FILE = "index.key";
  private static final String INDEX_ROLE = "index key";
  private static final String HMAC = "HmacSHA256";

  private final MasterKey master;
  private final TravellerKeys travellers;
  private final SigningKeyFiles signing;
  private final SecretKeySpec indexKey;

  AuthorityKeys(Path keyStore, Authority authority) {
    KeyFolder folder = KeyFolder.at(keyStore.resolve(authority.code()));
    master = new MasterKey(folder);
    travellers = new TravellerKeys(folder, master, authority.code());
    signing = new SigningKeyFiles(folder, master);
    indexKey = new SecretKeySpec(indexKey(folder), HMAC);
  }

  private byte[] indexKey(KeyFolder folder) {
    return folder
        .read(INDEX_FILE, INDEX_ROLE)
        .map(bytes -> master.open(bytes, INDEX_ROLE))
        .orElseGet(
            () -> {
              byte[] random = new byte[32];
              new SecureRandom().nextBytes(random);
              folder.write(INDEX_FILE, master.seal(random, INDEX_ROLE), INDEX_ROLE);
              return random;
            });
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
