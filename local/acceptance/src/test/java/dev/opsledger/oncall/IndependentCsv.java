package dev.opsledger.oncall;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads CSV with another library than the one that wrote it, header and all. */
public final class IndependentCsv {
  private IndependentCsv() {}

  public static List<List<String>> rows(String text) throws IOException {
    try (var parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
      return parser.stream().map(CSVRecord::toList).toList();
    }
  }
}
