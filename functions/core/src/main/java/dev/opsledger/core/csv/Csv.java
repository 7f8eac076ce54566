package dev.opsledger.core.csv;

import dev.opsledger.core.web.ResponseSize;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A CSV file (RFC 4180) that stops before it exceeds the size limit of a response. Every cell reads
 * back unchanged, except for the apostrophes before possible formulas.
 */
public final class Csv {
  /** The media type of CSV. */
  public static final String TYPE = "text/csv; charset=utf-8";

  private static final String LINE_END = "\r\n";

  private final StringBuilder text = new StringBuilder();
  private int weight;
  private int rows;

  /** A file with a header row. */
  public Csv(String... header) {
    row(header);
    rows = 0;
  }

  /**
   * Adds a row if it still fits.
   *
   * @return whether it was added
   */
  public boolean row(String... cells) {
    return rows(List.of(List.of(cells)));
  }

  /**
   * Adds rows that belong together if all of them fit. The first ones are always added, so that
   * every response makes progress.
   *
   * @return whether they were added
   */
  public boolean rows(List<List<String>> more) {
    String lines = more.stream().map(Csv::line).collect(Collectors.joining());
    int added = ResponseSize.of(lines);
    if (rows > 0 && weight + added > ResponseSize.LIMIT) {
      return false;
    }
    text.append(lines);
    weight += added;
    rows += more.size();
    return true;
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Cell::written).collect(Collectors.joining(",", "", LINE_END));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
