// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One line of the audit trail. Carries ids and codes only: never a name, a document number, a
 * picture, a template or a score vector.
 *
 * @param action what happened, dotted and past tense, for example {@code passage.cleared}
 * @param actor who did it: a log-in ({@code lee@a}), a device or {@code system}
 * @param subject the traveller concerned; stored as a pseudonym that erasure unlinks
 * @param object what it was done to, {@code type:id}, for example {@code passage:0190…}
 * @param details further codes by name, at most 20 of at most 200 characters each
 */
public record AuditEntry(
    String action,
    String actor,
    Optional<TravellerId> subject,
    String object,
    SortedMap<String, String> details) {
  private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

  /**
   * @throws IllegalArgumentException if a part has another form or is too long
   */
  public AuditEntry {
    if (!ACTION.matcher(action).matches() || action.length() > 60) {
      throw new IllegalArgumentException("audit action must match " + ACTION);
    }
    if (actor.isBlank() || actor.length() > 100 || object.isBlank() || object.length() > 100) {
      throw new IllegalArgumentException("audit actor and object take 1 to 100 characters");
    }
    details = new TreeMap<>(details);
    if (details.size() > 20 || details.values().stream().anyMatch(v -> v.length() > 200)) {
      throw new IllegalArgumentException("audit details take at most 20 values of 200 characters");
    }
  }

  public static AuditEntry of(String action, String actor, String object) {
    return new AuditEntry(action, actor, Optional.empty(), object, new TreeMap<>());
  }

  public AuditEntry about(TravellerId traveller) {
    return new AuditEntry(action, actor, Optional.of(traveller), object, details);
  }

  public AuditEntry with(String name, Object value) {
    SortedMap<String, String> more = new TreeMap<>(details);
    more.put(name, String.valueOf(value));
    return new AuditEntry(action, actor, subject, object, more);
  }

  public AuditEntry with(Map<String, String> values) {
    SortedMap<String, String> more = new TreeMap<>(details);
    more.putAll(values);
    return new AuditEntry(action, actor, subject, object, more);
  }
}
