// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * One configuration key: its name, default, form and meaning. Read from MicroProfile Config, so a
 * system property, an environment variable ({@code CLEARLANE_KEYS_DIR} for {@code
 * clearlane.keys.dir}) or a server variable sets it.
 *
 * <p>Every setting is listed in a {@link SettingsCatalogue}; the server refuses to start with a bad
 * value or an unknown {@code clearlane.} key, and {@code docs/configuration.md} is written from the
 * catalogues.
 *
 * @param <T> the value's type
 */
public final class Setting<T> {
  private final String key;
  private final String defaultText;
  private final String form;
  private final String meaning;
  private final Function<String, T> parser;
  private final Predicate<T> valid;

  private Setting(
      String key,
      String defaultText,
      String form,
      String meaning,
      Function<String, T> parser,
      Predicate<T> valid) {
    this.key = key;
    this.defaultText = defaultText;
    this.form = form;
    this.meaning = meaning;
    this.parser = parser;
    this.valid = valid;
  }

  /** Free text, trimmed. */
  public static Setting<String> text(String key, String defaultText, String meaning) {
    return new Setting<>(key, defaultText, "text", meaning, Function.identity(), v -> true);
  }

  /** A whole number within the given bounds, both included. */
  public static Setting<Integer> whole(
      String key, int defaultValue, int least, int most, String meaning) {
    return new Setting<>(
        key,
        Integer.toString(defaultValue),
        "whole number, " + least + " to " + most,
        meaning,
        Integer::valueOf,
        v -> v >= least && v <= most);
  }

  /** A decimal number within the given bounds, both included. */
  public static Setting<Double> decimal(
      String key, String defaultText, double least, double most, String meaning) {
    return new Setting<>(
        key,
        defaultText,
        "number, " + least + " to " + most,
        meaning,
        Double::valueOf,
        v -> v >= least && v <= most);
  }

  /** An ISO 8601 duration such as {@code PT10S} within the given bounds, both included. */
  public static Setting<Duration> duration(
      String key, String defaultText, Duration least, Duration most, String meaning) {
    return new Setting<>(
        key,
        defaultText,
        "ISO 8601 duration, " + least + " to " + most,
        meaning,
        Duration::parse,
        v -> v.compareTo(least) >= 0 && v.compareTo(most) <= 0);
  }

  /** {@code true} or {@code false}. */
  public static Setting<Boolean> flag(String key, boolean defaultValue, String meaning) {
    return new Setting<>(
        key,
        Boolean.toString(defaultValue),
        "true or false",
        meaning,
        Setting::parseFlag,
        v -> true);
  }

  /** One constant of an enum, in lower case. */
  public static <E extends Enum<E>> Setting<E> choice(String key, E defaultValue, String meaning) {
    Map<String, E> choices = new LinkedHashMap<>();
    for (E constant : defaultValue.getDeclaringClass().getEnumConstants()) {
      choices.put(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    return new Setting<>(
        key,
        defaultValue.name().toLowerCase(Locale.ROOT),
        String.join(", ", choices.keySet()),
        meaning,
        text -> {
          E chosen = choices.get(text);
          if (chosen == null) {
            throw new IllegalArgumentException("none of the choices");
          }
          return chosen;
        },
        v -> true);
  }

  /** A comma-separated list; empty entries are dropped. */
  public static Setting<List<String>> list(String key, String defaultText, String meaning) {
    return new Setting<>(
        key, defaultText, "comma-separated list", meaning, Setting::parseList, v -> true);
  }

  /** A comma-separated list of some of these words; empty entries are dropped. */
  public static Setting<List<String>> list(
      String key, String defaultText, Set<String> words, String meaning) {
    return new Setting<>(
        key,
        defaultText,
        "list of " + words.stream().sorted().collect(Collectors.joining(", ")),
        meaning,
        Setting::parseList,
        words::containsAll);
  }

  private static List<String> parseList(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static Boolean parseFlag(String text) {
    return switch (text) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  /**
   * The configured value, or the default.
   *
   * @throws BadSettingException if the configured text has the wrong form
   */
  public T get() {
    String text =
        ConfigProvider.getConfig().getOptionalValue(key, String.class).orElse(defaultText).strip();
    try {
      T value = parser.apply(text);
      if (valid.test(value)) {
        return value;
      }
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new BadSettingException(key, form, e);
    }
    throw new BadSettingException(key, form, null);
  }

  public String key() {
    return key;
  }

  public String defaultText() {
    return defaultText;
  }

  public String form() {
    return form;
  }

  public String meaning() {
    return meaning;
  }
}
