// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.MrzFormat;
import org.clearlane.kernel.Sex;
import org.clearlane.kernel.TravelDocument;

/** Travel documents that can stand in a format. */
final class RandomDocuments {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private RandomDocuments() {}

  static TravelDocument next(Random random, MrzFormat format, LocalDate today) {
    int longest = format == MrzFormat.TD3 ? 9 : format == MrzFormat.TD2 ? 14 : 22;
    return new TravelDocument(
        format == MrzFormat.TD3 ? "P" : "I",
        "UTO",
        text(random, LETTERS + "0123456789", 1, longest),
        random.nextInt(10) == 0
            ? Optional.empty()
            : Optional.of(today.plusDays(random.nextInt(-18_000, 18_000))),
        text(random, LETTERS, 1, 3),
        text(random, LETTERS, 1, 12),
        random.nextBoolean() ? "" : text(random, LETTERS, 1, 7) + " " + text(random, LETTERS, 1, 7),
        BirthDate.of(today.minusDays(random.nextInt(36_000))),
        List.of(Sex.values()).get(random.nextInt(3)));
  }

  private static String text(Random random, String alphabet, int least, int most) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(least, most + 1);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
