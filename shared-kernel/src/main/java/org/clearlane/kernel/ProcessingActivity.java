// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that the product does with personal data, as the record of processing lists it. Its
 * words stand with the pages, by its code.
 *
 * @param code lower-case words with hyphens; unique
 * @param tables where it keeps data, with their schema: every table belongs to one activity
 * @param rules how long which part is kept
 * @param recipients who learns something of it: roles of officers and others, by code
 * @param specialCategory whether there is biometric data to know somebody by, which needs a reason
 *     of its own (GDPR, article 9)
 */
public record ProcessingActivity(
    String code,
    Set<String> tables,
    List<RetentionRule> rules,
    List<String> recipients,
    boolean specialCategory) {
  public ProcessingActivity {
    tables = Collections.unmodifiableSet(new TreeSet<>(tables));
    rules = List.copyOf(rules);
    recipients = List.copyOf(recipients);
  }
}
