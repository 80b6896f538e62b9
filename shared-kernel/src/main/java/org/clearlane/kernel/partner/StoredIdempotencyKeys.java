// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.IdempotencyKeys;
import org.clearlane.kernel.IdempotentAnswer;
import org.clearlane.kernel.retention.KernelRules;
import org.jspecify.annotations.Nullable;

/** Keys and answers in the authority's database: the row that is there first begins. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class StoredIdempotencyKeys implements IdempotencyKeys {
  static final Duration KEPT = KernelRules.IDEMPOTENCY_KEYS.period().length();

  /** Longer than any request takes: whoever began it has died. */
  static final Duration ABANDONED = Duration.ofMinutes(2);

  private @Inject EntityManager entities;
  private @Inject DataProtection protection;

  @Override
  public Beginning begin(String partner, String key, String request) {
    return begin(partner, key, request, Instant.now());
  }

  Beginning begin(String partner, String key, String request, Instant now) {
    byte[] index = protection.blindIndex("idempotency-key", partner + "\n" + key);
    byte[] fingerprint = protection.blindIndex("idempotency-request", request);
    UUID attempt = UUID.randomUUID();
    int begun =
        entities
            .createNativeQuery(
                "insert into kernel.idempotency as old"
                    + " (key_index, fingerprint, attempt, begun_at)"
                    + " values (?1, ?2, cast(?3 as uuid), ?4) on conflict (key_index) do update"
                    + " set fingerprint = excluded.fingerprint, attempt = excluded.attempt,"
                    + " sealed_answer = null, begun_at = excluded.begun_at"
                    + " where old.begun_at < ?5 or (old.sealed_answer is null"
                    + " and old.begun_at < ?6 and old.fingerprint = excluded.fingerprint)")
            .setParameter(1, index)
            .setParameter(2, fingerprint)
            .setParameter(3, attempt.toString())
            .setParameter(4, Timestamp.from(now))
            .setParameter(5, Timestamp.from(now.minus(KEPT)))
            .setParameter(6, Timestamp.from(now.minus(ABANDONED)))
            .executeUpdate();
    return begun == 1 ? new Beginning.First(attempt) : earlier(index, fingerprint);
  }

  private Beginning earlier(byte[] index, byte[] fingerprint) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select fingerprint = ?2, cast(attempt as text), sealed_answer"
                    + " from kernel.idempotency where key_index = ?1")
            .setParameter(1, index)
            .setParameter(2, fingerprint)
            .getResultList();
    // None: it has been released since, and the caller may try again.
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> earlier(row[0].equals(true), UUID.fromString(row[1].toString()), row[2]))
        .findFirst()
        .orElseGet(Beginning.InProgress::new);
  }

  private Beginning earlier(boolean same, UUID attempt, @Nullable Object answer) {
    if (!same) {
      return new Beginning.Different();
    }
    return answer instanceof byte[] kept
        ? new Beginning.Repeated(read(protection.openForAuthority(purpose(attempt), kept)))
        : new Beginning.InProgress();
  }

  @Override
  public void finish(UUID attempt, IdempotentAnswer answer) {
    entities
        .createNativeQuery(
            "update kernel.idempotency set sealed_answer = ?1 where attempt = cast(?2 as uuid)")
        .setParameter(1, protection.sealForAuthority(purpose(attempt), write(answer)))
        .setParameter(2, attempt.toString())
        .executeUpdate();
  }

  @Override
  public void release(UUID attempt) {
    entities
        .createNativeQuery(
            "delete from kernel.idempotency"
                + " where attempt = cast(?1 as uuid) and sealed_answer is null")
        .setParameter(1, attempt.toString())
        .executeUpdate();
  }

  /** Bound to its row: an answer that is moved to another row does not open. */
  private static String purpose(UUID attempt) {
    return "idempotent-answer/" + attempt;
  }

  private static byte[] write(IdempotentAnswer answer) {
    JsonObjectBuilder headers = Json.createObjectBuilder();
    answer.headers().forEach(headers::add);
    return Json.createObjectBuilder()
        .add("status", answer.status())
        .add("type", answer.mediaType())
        .add("headers", headers)
        .add("body", Base64.getEncoder().encodeToString(answer.body()))
        .build()
        .toString()
        .getBytes(UTF_8);
  }

  private static IdempotentAnswer read(byte[] plain) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(plain))) {
      JsonObject kept = reader.readObject();
      JsonObject named = kept.getJsonObject("headers");
      Map<String, String> headers = new TreeMap<>();
      named.keySet().forEach(name -> headers.put(name, named.getString(name)));
      return new IdempotentAnswer(
          kept.getInt("status"),
          kept.getString("type"),
          headers,
          Base64.getDecoder().decode(kept.getString("body")));
    }
  }
}
