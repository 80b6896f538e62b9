// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.officer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.clearlane.kernel.Accounts;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.BadAccountException;
import org.clearlane.kernel.Role;
import org.clearlane.kernel.settings.KernelSettings;

/** Accounts in the authority's database, passwords as PBKDF2 hashes. */
@ApplicationScoped
@Transactional
public class StoredAccounts implements Accounts {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,39}");

  /** OWASP's figure for PBKDF2 with HMAC-SHA-512. */
  private static final Map<String, String> HASH_PARAMETERS =
      Map.of(
          "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
          "Pbkdf2PasswordHash.Iterations", "210000");

  private @Inject EntityManager entities;
  private @Inject AuditTrail audit;
  private @Inject Pbkdf2PasswordHash hashing;
  private @Inject RecentLogIns recent;

  /** Creates the first administrator where there is no account at all and a password is set. */
  void createFirst(@Observes Authorities.Ready event) {
    String password = KernelSettings.BOOTSTRAP_PASSWORD.get();
    if (!password.isEmpty() && list().isEmpty()) {
      put("admin", password, EnumSet.of(Role.ADMINISTRATOR), "system");
    }
  }

  @Override
  public void put(String name, String password, Set<Role> roles, String by) {
    if (!NAME.matcher(name).matches()) {
      throw new BadAccountException("an account name must match " + NAME);
    }
    if (password.length() < 12 || password.length() > 128) {
      throw new BadAccountException("a password takes 12 to 128 characters");
    }
    if (roles.isEmpty()) {
      throw new BadAccountException("an account needs a role");
    }
    AccountEntity account = entities.find(AccountEntity.class, name);
    if (account == null) {
      account = new AccountEntity(name);
      entities.persist(account);
    }
    hashing.initialize(HASH_PARAMETERS);
    account.set(hashing.generate(password.toCharArray()), roles);
    recent.forget(AuthorityContext.current(), name);
    audit.append(AuditEntry.of("account.put", by, "account:" + name).with("roles", roles));
  }

  @Override
  @Transactional(Transactional.TxType.SUPPORTS)
  public LogIn logIn(String name, String password) {
    if (!NAME.matcher(name).matches() || password.length() > 128) {
      return new LogIn.Refused();
    }
    return recent.check(AuthorityContext.current(), name, password, () -> verify(name, password));
  }

  private Optional<Set<Role>> verify(String name, String password) {
    AccountEntity account = entities.find(AccountEntity.class, name);
    hashing.initialize(HASH_PARAMETERS);
    if (account == null) {
      // The same work as for a known name, so that the time does not tell names apart.
      hashing.generate(password.toCharArray());
      return Optional.empty();
    }
    return hashing.verify(password.toCharArray(), account.passwordHash())
        ? Optional.of(account.roles())
        : Optional.empty();
  }

  @Override
  public List<Account> list() {
    return entities
        .createQuery("select a from AccountEntity a order by a.name", AccountEntity.class)
        .getResultStream()
        .map(account -> new Account(account.name(), account.roles()))
        .toList();
  }
}
