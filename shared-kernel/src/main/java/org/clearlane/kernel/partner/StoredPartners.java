// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.BadPartnerException;
import org.clearlane.kernel.Partner;
import org.clearlane.kernel.PartnerScope;
import org.clearlane.kernel.Partners;
import org.clearlane.kernel.TokenBuckets;
import org.jspecify.annotations.Nullable;

/** Partners in the authority's database, secrets and tokens as hashes. */
@ApplicationScoped
@Transactional
public class StoredPartners implements Partners {
  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
  private static final int LONGEST_SECRET = 200;

  /** A token serves for minutes: one a second is plenty, after a start of many programs at once. */
  private static final int TOKENS_AT_ONCE = 30;

  private @Inject EntityManager entities;
  private @Inject AuditTrail audit;

  private record Client(Authority authority, String code) {}

  private final ClientLocks locks = new ClientLocks(System::nanoTime);
  private final TokenBuckets<Client> tokens =
      new TokenBuckets<>(1, TOKENS_AT_ONCE, System::nanoTime);
  private final TokenBuckets<Client> requests =
      new TokenBuckets<>(PartnerSettings.RATE.get(), PartnerSettings.BURST.get(), System::nanoTime);

  @Override
  public List<Partner> list() {
    return entities
        .createQuery("select p from PartnerEntity p order by p.code", PartnerEntity.class)
        .getResultStream()
        .map(PartnerEntity::view)
        .toList();
  }

  @Override
  public Optional<Partner> find(String code) {
    return Optional.ofNullable(entities.find(PartnerEntity.class, code)).map(PartnerEntity::view);
  }

  @Override
  public Optional<String> put(
      String code, String organisation, Set<PartnerScope> scopes, String by) {
    check(code, organisation, scopes);
    String secret = Secrets.random();
    boolean created = create(code, organisation, scopes, secret, by);
    if (!created) {
      held(code).ifPresent(partner -> partner.change(organisation, scopes, by, now()));
    }
    audit.append(
        entry(created ? "partner.created" : "partner.changed", code, by)
            .with("scopes", PartnerEntity.join(scopes)));
    return created ? Optional.of(secret) : Optional.empty();
  }

  private static void check(String code, String organisation, Set<PartnerScope> scopes) {
    if (!CODE.matcher(code).matches()) {
      throw new BadPartnerException("the code of a partner must match " + CODE);
    }
    if (organisation.isBlank() || organisation.length() > 100) {
      throw new BadPartnerException("organisation takes 1 to 100 characters");
    }
    if (scopes.isEmpty()) {
      throw new BadPartnerException("scopes must name at least one");
    }
  }

  /** Whether there was none; two administrators at once make one. */
  private boolean create(
      String code, String organisation, Set<PartnerScope> scopes, String secret, String by) {
    return entities
            .createNativeQuery(
                "insert into kernel.partner (code, organisation, scopes, suspended, secret_hash,"
                    + " created_at, created_by, changed_at, changed_by)"
                    + " values (?1, ?2, ?3, false, ?4, ?5, ?6, ?5, ?6) on conflict do nothing")
            .setParameter(1, code)
            .setParameter(2, organisation)
            .setParameter(3, PartnerEntity.join(scopes))
            .setParameter(4, Secrets.hash(secret))
            .setParameter(5, Timestamp.from(now()))
            .setParameter(6, by)
            .executeUpdate()
        == 1;
  }

  @Override
  public Optional<String> rotateSecret(String code, Duration overlap, String by) {
    if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
      throw new BadPartnerException("overlap takes PT0S to P30D");
    }
    Optional<PartnerEntity> found = held(code);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String secret = Secrets.random();
    Instant now = now();
    @Nullable Instant oldUntil = overlap.isZero() ? null : now.plus(overlap);
    found.get().rotate(Secrets.hash(secret), oldUntil, by, now);
    if (oldUntil == null) {
      endTokens(code);
    }
    audit.append(entry("partner.secret-rotated", code, by).with("overlap", overlap));
    return Optional.of(secret);
  }

  @Override
  public boolean suspend(String code, String by) {
    boolean found = suspended(code, true, by);
    endTokens(code);
    return found;
  }

  @Override
  public boolean resume(String code, String by) {
    return suspended(code, false, by);
  }

  private boolean suspended(String code, boolean suspended, String by) {
    Optional<PartnerEntity> found = held(code);
    found
        .filter(partner -> partner.suspended() != suspended)
        .ifPresent(
            partner -> {
              partner.suspend(suspended, by, now());
              audit.append(entry(suspended ? "partner.suspended" : "partner.resumed", code, by));
            });
    return found.isPresent();
  }

  private Optional<PartnerEntity> held(String code) {
    return Optional.ofNullable(
        entities.find(PartnerEntity.class, code, LockModeType.PESSIMISTIC_WRITE));
  }

  private void endTokens(String code) {
    entities
        .createNativeQuery("delete from kernel.partner_token where partner = ?1")
        .setParameter(1, code)
        .executeUpdate();
  }

  @Override
  public TokenOutcome token(String code, String secret, Set<PartnerScope> asked) {
    if (!CODE.matcher(code).matches() || secret.length() > LONGEST_SECRET) {
      return new TokenOutcome.Refused();
    }
    Authority authority = AuthorityContext.current();
    byte[] hash = Secrets.hash(secret);
    if (locks.locked(authority, code, hash)) {
      return new TokenOutcome.Refused();
    }
    // Held, so that a suspension comes before it or ends its token.
    PartnerEntity partner = held(code).orElse(null);
    if (partner == null || !partner.holds(hash, now())) {
      locks.wrong(authority, code);
      return new TokenOutcome.Refused();
    }
    locks.right(authority, code, hash);
    if (partner.suspended()) {
      return new TokenOutcome.Refused();
    }
    Set<PartnerScope> scopes = asked.isEmpty() ? partner.scopes() : asked;
    if (!partner.scopes().containsAll(scopes)) {
      return new TokenOutcome.ScopeRefused();
    }
    return tokens
        .take(new Client(authority, code))
        .<TokenOutcome>map(TokenOutcome.TooOften::new)
        .orElseGet(() -> issue(partner, authority, code, scopes));
  }

  private TokenOutcome issue(
      PartnerEntity partner, Authority authority, String code, Set<PartnerScope> scopes) {
    String token = Secrets.random();
    Duration validity = PartnerSettings.TOKEN_VALIDITY.get();
    Instant now = now();
    entities
        .createNativeQuery(
            "insert into kernel.partner_token (hash, partner, scopes, issued_at, expires_at)"
                + " values (?1, ?2, ?3, ?4, ?5)")
        .setParameter(1, Secrets.hash(token))
        .setParameter(2, code)
        .setParameter(3, PartnerEntity.join(scopes))
        .setParameter(4, Timestamp.from(now))
        .setParameter(5, Timestamp.from(now.plus(validity)))
        .executeUpdate();
    partner.gotToken(now);
    return new TokenOutcome.Issued(authority.code() + "." + token, validity, scopes);
  }

  @Override
  public Optional<Caller> caller(String token) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select p.code, p.organisation, p.scopes, t.scopes from kernel.partner_token t"
                    + " join kernel.partner p on p.code = t.partner"
                    + " where t.hash = ?1 and t.expires_at > ?2 and not p.suspended")
            .setParameter(1, Secrets.hash(token))
            .setParameter(2, Timestamp.from(now()))
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(StoredPartners::caller).findFirst();
  }

  private static Caller caller(Object[] row) {
    Set<PartnerScope> still = PartnerEntity.split(row[2].toString());
    return new Caller(
        row[0].toString(),
        row[1].toString(),
        PartnerEntity.split(row[3].toString()).stream()
            .filter(still::contains)
            .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  @Transactional(Transactional.TxType.SUPPORTS)
  public Optional<Duration> admit(String code) {
    return requests.take(new Client(AuthorityContext.current(), code));
  }

  private static AuditEntry entry(String action, String code, String by) {
    return AuditEntry.of(action, by, "partner:" + code);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
