// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.clearlane.enrollment.Rosters;
import org.jspecify.annotations.Nullable;

/** A roster as comma-separated values (RFC 4180) in UTF-8, with a heading of column names. */
final class RosterCsv {
  /** The heading of a file that names everything. */
  static final String COLUMNS =
      "reference,document_code,issuing_state,document_number,nationality,surname,given_names,"
          + "birth_date,sex,expires,valid_from,valid_until";

  private static final Set<String> KNOWN = Set.of(COLUMNS.split(","));
  private static final Set<String> NEEDED =
      Set.of("reference", "issuing_state", "document_number", "surname", "birth_date");
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  private RosterCsv() {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is not UTF-8, has another heading or too many rows, in
   *     words
   */
  static List<RosterRowJson> read(byte[] bytes) {
    try (Reader text = new StringReader(text(bytes));
        CSVParser parser = CSVParser.builder().setReader(text).setFormat(FORMAT).get()) {
      checkHeading(parser.getHeaderNames());
      List<RosterRowJson> rows = new ArrayList<>();
      for (CSVRecord row : parser) {
        if (rows.size() == Rosters.MOST_ROWS) {
          throw new IllegalArgumentException("a roster has at most " + Rosters.MOST_ROWS + " rows");
        }
        rows.add(row(row));
      }
      return rows;
    } catch (UncheckedIOException | CSVException e) {
      throw new IllegalArgumentException("the file is not in the form of RFC 4180", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the file must be in UTF-8", e);
    }
  }

  private static void checkHeading(List<String> names) {
    Set<String> missing = new TreeSet<>(NEEDED);
    names.forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("the heading lacks " + String.join(", ", missing));
    }
    if (!KNOWN.containsAll(names)) {
      throw new IllegalArgumentException("the heading takes " + COLUMNS);
    }
  }

  private static RosterRowJson row(CSVRecord row) {
    return new RosterRowJson(
        cell(row, "reference"),
        cell(row, "document_code"),
        cell(row, "issuing_state"),
        cell(row, "document_number"),
        cell(row, "nationality"),
        cell(row, "surname"),
        cell(row, "given_names"),
        cell(row, "birth_date"),
        cell(row, "sex"),
        cell(row, "expires"),
        cell(row, "valid_from"),
        cell(row, "valid_until"));
  }

  private static @Nullable String cell(CSVRecord row, String column) {
    return row.isSet(column) ? row.get(column) : null;
  }
}
