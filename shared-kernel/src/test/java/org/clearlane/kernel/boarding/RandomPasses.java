// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.boarding;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.clearlane.kernel.BoardingPass;
import org.clearlane.kernel.BoardingPassLeg;

/** Boarding passes of every form that the resolution allows, from a seed. */
final class RandomPasses {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final int MOST_ISSUE = 50;
  private static final int MOST_TICKET = 42;

  private final Random random;

  RandomPasses(long seed) {
    random = new Random(seed);
  }

  BoardingPass next() {
    Optional<BoardingPass.Issue> issue =
        random.nextInt(4) == 0
            ? Optional.empty()
            : Optional.of(new BoardingPass.Issue(1 + random.nextInt(8), printable(MOST_ISSUE)));
    return new BoardingPass(
        (text(LETTERS, 1, 9) + "/" + text(LETTERS, 1, 10)),
        text(LETTERS, 0, 1),
        IntStream.rangeClosed(1, 1 + random.nextInt(BoardingPass.MOST_LEGS))
            .mapToObj(number -> leg(number > 1 || issue.isPresent()))
            .toList(),
        issue,
        random.nextBoolean()
            ? Optional.of(new BoardingPass.Signature(text(DIGITS, 1, 1), bytes()))
            : Optional.empty());
  }

  private BoardingPassLeg leg(boolean mayHaveTicket) {
    boolean ticket = mayHaveTicket && random.nextBoolean();
    return new BoardingPassLeg(
        text(LETTERS + DIGITS, 0, 7),
        text(LETTERS, 3, 3),
        text(LETTERS, 3, 3),
        text(LETTERS + DIGITS, 2, 3),
        text(DIGITS, 1, 4) + text(LETTERS, 0, 1),
        1 + random.nextInt(366),
        text(LETTERS, 0, 1),
        text(LETTERS + DIGITS, 0, 4),
        text(DIGITS, 0, 4),
        text(LETTERS + DIGITS, 0, 1),
        ticket ? Optional.of(new BoardingPassLeg.Ticket(printable(MOST_TICKET))) : Optional.empty(),
        ticket ? printable(100) : "");
  }

  private String text(String of, int least, int most) {
    int length = least + random.nextInt(most - least + 1);
    return random
        .ints(length, 0, of.length())
        .collect(StringBuilder::new, (all, at) -> all.append(of.charAt(at)), StringBuilder::append)
        .toString();
  }

  private String printable(int most) {
    return characters(' ', '~' + 1, most);
  }

  private String bytes() {
    return characters(0, 0x100, 255);
  }

  private String characters(int from, int until, int most) {
    return random
        .ints(random.nextInt(most + 1), from, until)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
