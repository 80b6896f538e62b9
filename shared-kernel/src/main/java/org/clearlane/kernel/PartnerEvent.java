// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import jakarta.json.JsonObject;
import java.util.regex.Pattern;

/**
 * Something that a partner is told of. Never carries personal data: the subject is an id under
 * which the partner asks for what it may see.
 *
 * @param partner the code of the partner
 * @param type dotted and past tense, for example {@code population.member.expired}, at most 60
 *     characters
 * @param subject the id of what it happened to, 1 to 100 characters
 * @param data codes and ids, at most {@value #LARGEST_DATA} characters as JSON
 */
public record PartnerEvent(String partner, String type, String subject, JsonObject data) {
  /** The longest data as JSON. */
  public static final int LARGEST_DATA = 4_096;

  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

  /**
   * @throws BadPartnerException if a part has another form
   */
  public PartnerEvent {
    if (!isType(type)) {
      throw new BadPartnerException("the type of an event must match " + TYPE);
    }
    if (subject.isBlank() || subject.length() > 100) {
      throw new BadPartnerException("the subject of an event takes 1 to 100 characters");
    }
    if (data.toString().length() > LARGEST_DATA) {
      throw new BadPartnerException("the data of an event is too large");
    }
  }

  /** Whether the text has the form of an event's type. */
  public static boolean isType(String text) {
    return text.length() <= 60 && TYPE.matcher(text).matches();
  }
}
