package dev.opsledger.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.oncall.IndependentCsv;
import dev.opsledger.oncall.OncallHost;
import java.util.List;

/** Compares the report of load with its dashboard. */
final class LoadReport {
  private static final String BEFORE = "before_";

  private LoadReport() {}

  /** Every cell is what the dashboard says. */
  static void check(OncallHost oncall, String by, String period) throws Exception {
    String query = "/oncall/load?%s&by=%s".formatted(period, by);
    var file = oncall.get("/reports" + query);
    assertThat(file.headers().firstValue("content-disposition").orElseThrow())
        .contains("oncall_load_by_" + by + "_report.csv");
    List<List<String>> rows = IndependentCsv.rows(file.body());
    List<String> header = rows.getFirst();
    assertThat(header).startsWith("since", "until", by + "_id", by).endsWith("complete");
    JsonNode items = oncall.json("/dashboard" + query).get("load");
    assertThat(items).isNotEmpty();
    assertThat(rows).hasSize(items.size() + 1);
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = items.get(i);
      List<String> row = rows.get(i + 1);
      assertThat(row.get(2)).isEqualTo(text(item.get("id")));
      assertThat(row.get(3)).isEqualTo(text(item.get("name")));
      for (int column = 4; column < header.size() - 1; column++) {
        assertThat(row.get(column))
            .as(by + " " + header.get(column))
            .isEqualTo(text(number(item, header.get(column))));
      }
    }
  }

  private static String text(JsonNode value) {
    return value.isNull() ? "" : value.asText();
  }

  /** The number of an item for a column such as {@code before_escalations_rows}. */
  private static JsonNode number(JsonNode item, String column) {
    if (column.startsWith(BEFORE)) {
      return number(item.get("before"), column.substring(BEFORE.length()));
    }
    for (var figure : item.properties()) {
      if (column.startsWith(figure.getKey() + "_")) {
        return figure.getValue().get(column.substring(figure.getKey().length() + 1));
      }
    }
    throw new AssertionError("no figure " + column);
  }
}
