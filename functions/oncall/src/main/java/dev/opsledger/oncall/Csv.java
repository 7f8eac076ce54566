package dev.opsledger.oncall;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A CSV file (RFC 4180) that ends before it outgrows an answer, and runs no formula. */
final class Csv {
  private final StringWriter text = new StringWriter();
  private final CsvWriter writer = CsvWriter.builder().build(text);
  private int bytes;

  Csv(String... header) {
    row(header);
  }

  /**
   * Adds a row if it still fits.
   *
   * @return whether it was added
   */
  boolean row(String... cells) {
    int before = text.getBuffer().length();
    writer.writeRecord(Arrays.stream(cells).map(Csv::harmless).toArray(String[]::new));
    try {
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int size = text.getBuffer().substring(before).getBytes(StandardCharsets.UTF_8).length;
    if (bytes + size > Answer.LIMIT) {
      text.getBuffer().setLength(before);
      return false;
    }
    bytes += size;
    return true;
  }

  /** A leading apostrophe makes text of what a spreadsheet would run ("CSV Injection", OWASP). */
  static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
