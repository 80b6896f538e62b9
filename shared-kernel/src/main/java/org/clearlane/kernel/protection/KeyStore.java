// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.SigningKeys;
import org.clearlane.kernel.TravellerId;
import org.clearlane.kernel.settings.KernelSettings;

/** Every authority's keys, in the folder {@code clearlane.keys.dir}. */
@ApplicationScoped
public class KeyStore implements DataProtection, SigningKeys {
  private final Map<Authority, AuthorityKeys> authorities = new ConcurrentHashMap<>();

  private AuthorityKeys keys() {
    return authorities.computeIfAbsent(
        AuthorityContext.current(),
        authority -> new AuthorityKeys(Path.of(KernelSettings.KEYS_DIRECTORY.get()), authority));
  }

  @Override
  public byte[] seal(TravellerId traveller, String purpose, byte[] plain) {
    return keys().travellers().forSealing(traveller).seal(plain, purpose);
  }

  @Override
  public byte[] open(TravellerId traveller, String purpose, byte[] sealed) {
    return keys().travellers().existing(traveller).open(sealed, purpose);
  }

  @Override
  public void destroy(TravellerId traveller) {
    keys().travellers().destroy(traveller);
  }

  @Override
  public String pseudonym(TravellerId traveller) {
    return keys().travellers().forSealing(traveller).pseudonym();
  }

  @Override
  public byte[] blindIndex(String purpose, String value) {
    return keys().blindIndex(purpose, value);
  }

  @Override
  public byte[] sealForAuthority(String purpose, byte[] plain) {
    return keys().master().seal(plain, "authority|" + purpose);
  }

  @Override
  public byte[] openForAuthority(String purpose, byte[] sealed) {
    return keys().master().open(sealed, "authority|" + purpose);
  }

  @Override
  public int rotateMasterKey() {
    AuthorityKeys keys = keys();
    keys.master().rotate();
    return keys.travellers().rewrap();
  }

  @Override
  public SigningKey current() {
    return keys().signing().current();
  }

  @Override
  public Optional<ECPublicKey> publicKey(String keyId) {
    return keys().signing().publicKey(keyId);
  }

  @Override
  public List<String> keyIds() {
    return keys().signing().keyIds();
  }
}
