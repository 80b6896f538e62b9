// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.disclosure;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/**
 * Text and pictures on sheets of A4, from top to bottom. Fonts come with the product and are
 * embedded: Latin, Greek and Cyrillic letters, and Chinese in both scripts; what neither font has
 * is shown as a question mark. Lengths are points. Not thread safe.
 */
final class PdfSheets implements Closeable {
  private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final String HAN = "DroidSansFallbackFull.ttf";
  private static final float MARGIN = 56;
  private static final float LEADING = 1.4f;
  private static final float FOOT_SIZE = 8;

  private final PDDocument document = new PDDocument();
  private final List<PDPage> pages = new ArrayList<>();
  private final Map<Integer, PDFont> chosen = new HashMap<>();
  private final PDFont latin;
  private final PDFont han;
  private @Nullable PDPageContentStream content;
  private float y;

  PdfSheets(String title, String languageTag) throws IOException {
    latin = font(PDDocument.class.getResourceAsStream(LATIN));
    han = font(PdfSheets.class.getResourceAsStream(HAN));
    document.getDocumentInformation().setTitle(title);
    document.getDocumentCatalog().setLanguage(languageTag);
  }

  private PDFont font(@Nullable InputStream bytes) throws IOException {
    if (bytes == null) {
      throw new IOException("a font is missing");
    }
    try (bytes) {
      return PDType0Font.load(document, bytes, true);
    }
  }

  /** Writes a paragraph, broken where it is too wide. */
  void text(String words, float size) throws IOException {
    for (String line : lines(words, size, PDRectangle.A4.getWidth() - 2 * MARGIN)) {
      PDPageContentStream stream = room(size * LEADING);
      y -= size * LEADING;
      write(stream, line, size, y);
    }
  }

  /** Leaves a gap, unless a sheet begins. */
  void gap(float height) {
    y -= height;
  }

  /**
   * Places a picture.
   *
   * @return false if it cannot be decoded
   */
  boolean picture(byte[] bytes, float height) throws IOException {
    PDImageXObject image;
    try {
      image = PDImageXObject.createFromByteArray(document, bytes, "portrait");
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
    PDPageContentStream stream = room(height + 4);
    y -= height + 4;
    float width =
        Math.min(
            height * image.getWidth() / image.getHeight(), PDRectangle.A4.getWidth() - 2 * MARGIN);
    stream.drawImage(image, MARGIN, y, width, width * image.getHeight() / image.getWidth());
    return true;
  }

  /** The document's bytes; nothing can be written afterwards. */
  byte[] finish(BinaryOperator<String> pageLine) throws IOException {
    endSheet();
    String all = Integer.toString(pages.size());
    for (int number = 0; number < pages.size(); number++) {
      try (PDPageContentStream stream =
          new PDPageContentStream(
              document, pages.get(number), PDPageContentStream.AppendMode.APPEND, true)) {
        write(stream, pageLine.apply(Integer.toString(number + 1), all), FOOT_SIZE, MARGIN / 2);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  private PDPageContentStream room(float height) throws IOException {
    PDPageContentStream stream = content;
    if (stream == null || y - height < MARGIN) {
      endSheet();
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      pages.add(page);
      stream = new PDPageContentStream(document, page);
      content = stream;
      y = PDRectangle.A4.getHeight() - MARGIN;
    }
    return stream;
  }

  private void endSheet() throws IOException {
    if (content != null) {
      content.close();
      content = null;
    }
  }

  private void write(PDPageContentStream stream, String line, float size, float at)
      throws IOException {
    stream.beginText();
    stream.newLineAtOffset(MARGIN, at);
    for (Run run : runs(line)) {
      stream.setFont(run.font(), size);
      stream.showText(run.words());
    }
    stream.endText();
  }

  /** Words of one font. */
  private record Run(PDFont font, String words) {}

  private List<Run> runs(String line) {
    List<Run> runs = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    PDFont current = latin;
    for (int letter : line.codePoints().toArray()) {
      PDFont font = fontOf(letter);
      if (!font.equals(current) && !words.isEmpty()) {
        runs.add(new Run(current, words.toString()));
        words.setLength(0);
      }
      current = font;
      words.appendCodePoint(writable(letter) ? letter : '?');
    }
    if (!words.isEmpty()) {
      runs.add(new Run(current, words.toString()));
    }
    return runs;
  }

  private PDFont fontOf(int letter) {
    return chosen.computeIfAbsent(
        letter, _ -> !has(latin, letter) && has(han, letter) ? han : latin);
  }

  private boolean writable(int letter) {
    return has(fontOf(letter), letter);
  }

  private static boolean has(PDFont font, int letter) {
    try {
      return font.encode(Character.toString(letter)).length > 0;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Breaks at spaces, and between the characters of scripts that have none. */
  private List<String> lines(String words, float size, float width) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    float used = 0;
    int space = -1;
    for (int letter : words.codePoints().toArray()) {
      float wide = width(letter, size);
      if (used + wide > width) {
        String rest = space > 0 ? line.substring(space + 1) : "";
        lines.add(space > 0 ? line.substring(0, space) : line.toString());
        line = new StringBuilder(rest);
        used = 0;
        for (int kept : rest.codePoints().toArray()) {
          used += width(kept, size);
        }
        space = -1;
      }
      if (letter == ' ') {
        space = line.length();
      } else if (Character.isIdeographic(letter)) {
        space = -1;
      }
      line.appendCodePoint(letter);
      used += wide;
    }
    lines.add(line.toString());
    return lines;
  }

  private float width(int letter, float size) throws IOException {
    return fontOf(letter).getStringWidth(writable(letter) ? Character.toString(letter) : "?")
        * size
        / 1000;
  }

  @Override
  public void close() throws IOException {
    endSheet();
    document.close();
  }
}
