// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import org.clearlane.clearance.LaneId;
import org.clearlane.kernel.MachineReadableZone;
import org.clearlane.kernel.MrzReading;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;
import org.clearlane.web.console.Language;
import org.jspecify.annotations.Nullable;

/** Reads parts of requests within bounds. */
final class Requests {
  static final int LARGEST_IMAGE = 8 << 20;
  private static final int MOST_FRAMES = 10_000;

  private Requests() {}

  /** The body, which must be there. */
  static <T> T body(@Nullable T body) {
    if (body == null) {
      throw new ProblemException(
          Problem.of(ProblemType.MALFORMED_REQUEST).withDetail("The request has no body"));
    }
    return body;
  }

  /** A member of the body, which must be there. */
  static <T> T member(@Nullable T value, String name) {
    if (value == null) {
      throw new ProblemException(
          Problem.of(ProblemType.UNPROCESSABLE).withDetail(name + " is missing"));
    }
    return value;
  }

  /** Reads at most {@code most} bytes; more is refused without being kept. */
  static byte[] bounded(InputStream body, int most) {
    try (body) {
      byte[] bytes = body.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new ProblemException(Problem.of(ProblemType.PAYLOAD_TOO_LARGE));
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parses text, answering with {@code otherwise} when it has another form. */
  static <T> T parse(String text, Function<String, T> parser, ProblemType otherwise) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.of(otherwise));
    }
  }

  /** The traveller of an address. */
  static TravellerId traveller(String text) {
    return parse(text, TravellerId::of, ProblemType.NOT_FOUND);
  }

  /** Parses a member whose parser says in words what is wrong, without quoting the value. */
  static <T> T explained(java.util.function.Supplier<T> parser) {
    try {
      return parser.get();
    } catch (IllegalArgumentException e) {
      String why = e.getMessage();
      throw new ProblemException(
          Problem.of(ProblemType.UNPROCESSABLE).withDetail(why == null ? "" : why));
    }
  }

  /** The travel document of a machine-readable zone, lines separated by a line feed. */
  static TravelDocument document(String mrz) {
    return switch (MachineReadableZone.read(mrz, LocalDate.now(ZoneId.systemDefault()))) {
      case MrzReading.ValidMrz valid -> valid.document();
      case MrzReading.InvalidMrz invalid ->
          throw new ProblemException(
              Problem.of(ProblemType.MRZ_INVALID).withDetail(invalid.problems().toString()));
    };
  }

  /** A constant by its name in any case. */
  static <T extends Enum<T>> T constant(Class<T> type, @Nullable String text, String name) {
    try {
      return Enum.valueOf(type, member(text, name).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " has an unknown value", e);
    }
  }

  /** A day in ISO 8601. */
  static LocalDate date(String text, String name) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + " must be a day like 2026-11-24", e);
    }
  }

  /** A moment in ISO 8601, in UTC. */
  static Instant instant(@Nullable String text, String name) {
    try {
      return Instant.parse(member(text, name));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + " must be a time like 2026-11-24T09:00:00Z", e);
    }
  }

  /**
   * The number of a frame; 0 if there is none.
   *
   * @throws ProblemException if it is none from 1 to 10000
   */
  static int frameNumber(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > MOST_FRAMES) {
      throw new ProblemException(
          Problem.of(ProblemType.UNPROCESSABLE)
              .withDetail("the number of a frame must be 1 to " + MOST_FRAMES));
    }
    return Integer.parseInt(text);
  }

  /** The lane of a controller, whose account is named {@code lane-CODE} and serves it alone. */
  static LaneId ownLane(String text, SecurityContext security) {
    LaneId lane = parse(text, LaneId::new, ProblemType.NOT_FOUND);
    if (!security.getUserPrincipal().getName().startsWith("lane-" + lane.code() + "@")) {
      throw new ProblemException(Problem.of(ProblemType.FORBIDDEN));
    }
    return lane;
  }

  /** The language of an answer, by its code. */
  static Language language(String code) {
    return Language.byCode(code)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(ProblemType.UNPROCESSABLE)
                        .withDetail("language must be en, zh-hant or zh-hans")));
  }
}
