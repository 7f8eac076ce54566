package dev.opsledger.core.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV as spreadsheets do, with any separator: quotes count at the beginning of a cell only,
 * and what follows the closing quote belongs to the cell.
 */
final class Spreadsheet {
  private final String text;
  private final char separator;
  private int at;

  Spreadsheet(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  List<String> cells() {
    var cells = new ArrayList<String>();
    while (at < text.length()) {
      cells.add(cell());
      at++;
    }
    return cells;
  }

  private String cell() {
    var cell = new StringBuilder();
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
      quoted(cell);
    }
    while (at < text.length() && !ends(text.charAt(at))) {
      cell.append(text.charAt(at++));
    }
    return cell.toString();
  }

  private void quoted(StringBuilder cell) {
    while (at < text.length()) {
      if (text.charAt(at) == '"') {
        at++;
        if (at == text.length() || text.charAt(at) != '"') {
          return;
        }
      }
      cell.append(text.charAt(at++));
    }
  }

  private boolean ends(char c) {
    return c == separator || c == '\n' || c == '\r';
  }
}
