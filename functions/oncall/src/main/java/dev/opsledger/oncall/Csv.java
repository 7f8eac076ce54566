package dev.opsledger.oncall;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A CSV file (RFC 4180) that ends before it outgrows an answer, and runs no formula. */
final class Csv {
  private final StringWriter text = new StringWriter();
  private final CsvWriter writer = CsvWriter.builder().build(text);
  private int weight;
  private int rows;

  Csv(String... header) {
    row(header);
    rows = 0;
  }

  /**
   * Adds a row if it still fits.
   *
   * @return whether it was added
   */
  boolean row(String... cells) {
    return rows(List.of(List.of(cells)));
  }

  /**
   * Adds rows that belong together if all still fit; the first always do, so that every answer
   * leads on.
   *
   * @return whether they were added
   */
  boolean rows(List<List<String>> more) {
    int before = text.getBuffer().length();
    more.forEach(cells -> writer.writeRecord(cells.stream().map(Csv::harmless).toList()));
    try {
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int added = Answer.weight(text.getBuffer().substring(before));
    if (rows > 0 && weight + added > Answer.LIMIT) {
      text.getBuffer().setLength(before);
      return false;
    }
    weight += added;
    rows += more.size();
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
