// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.SigningKeys;
import org.clearlane.kernel.TravellerId;
import org.clearlane.kernel.settings.KernelSettings;

/** Every authority's keys, in the folder {@code clearlane.keys.dir}. */
@ApplicationScoped
public class KeyStore implements DataProtection, SigningKeys {
  private static final System.Logger LOG = System.getLogger(KeyStore.class.getName());

  private final Map<Authority, AuthorityKeys> authorities = new ConcurrentHashMap<>();

  /** Before anything of the authority is used: erasures are replayed, a damage is told early. */
  void open(@Observes @Priority(100) Authorities.Ready event) {
    try {
      keys();
    } catch (KernelException e) {
      // Not thrown on: whoever needs a key gets the same exception, the rest can work.
      LOG.log(Level.ERROR, "keys of authority " + event.authority() + ": " + e.getMessage(), e);
    }
  }

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
  public boolean destroyed(TravellerId traveller) {
    return keys().travellers().destroyed(traveller);
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
    return keys().master().open(sealed, "authority|" + purpose, "sealed content");
  }

  @Override
  public int rotateMasterKey() {
    return keys().rotateMasterKey();
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
