package dev.opsledger.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.opsledger.core.web.ResponseSize;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  private static final String FORMULA = "=+-@＝＋－＠﹦﹢﹣﹫−";

  @Property(tries = 300)
  void everyCellSurvivesARoundTrip(@ForAll String a, @ForAll("hostile") String b) {
    var rows = CsvReader.builder().skipEmptyLines(false).ofCsvRecord(file(a, b)).stream();
    assertThat(rows.skip(1).findFirst().orElseThrow().getFields())
        .containsExactly(Cell.harmless(a), Cell.harmless(b));
    assertThat(Cell.harmless(b).replace("'", "")).isEqualTo(b.replace("'", ""));
  }

  @Property(tries = 2_000)
  void noCellIsAFormulaWhateverSeparatesThem(
      @ForAll("hostile") String a, @ForAll("hostile") String b) {
    for (char separator : ",;\t".toCharArray()) {
      for (String cell : new Spreadsheet(file(a, b), separator).cells()) {
        String seen = cell.replaceAll("^[\\p{Z}\\p{Cf}\\p{Cc}]+", "");
        assertThat(seen.isEmpty() || FORMULA.indexOf(seen.charAt(0)) < 0)
            .as("<%s> of <%s> and <%s>, separated by <%s>", cell, a, b, separator)
            .isTrue();
      }
    }
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(
            "=", "+", "-", "@", "＝", "＠", ";", ",", "\t", "\n", "\r", "\r\n", "\"", "'", " ",
            "\u00A0", "\uFEFF", "\u2028", "1+1", "SUM(A1)", "x")
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }

  private static String file(String... cells) {
    var csv = new Csv("first", "second");
    csv.row(cells);
    return csv.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(A1)",
        "﹦1",
        "−1",
        "\ttext",
        "\rtext",
        "\ntext",
        "\u00A0=1",
        "  =1",
        "\uFEFF=1",
        "\u200B+1",
        "\"=1",
        "\0=1"
      })
  void whatBeginsAFormulaBecomesText(String cell) {
    assertThat(Cell.harmless(cell)).isEqualTo("'" + cell);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1",
        "a=b",
        "'quoted",
        "🚒",
        "שלום",
        "\"quoted\", with a comma",
        "a, =b",
        "a; b",
        "two\nlines",
        " a",
        "a\t'=1"
      })
  void otherTextStaysAsItIs(String cell) {
    assertThat(Cell.harmless(cell)).isEqualTo(cell);
  }

  @Test
  void aFormulaInsideACellBecomesTextWhereAnotherSeparatorWouldBeginACell() {
    assertThat(Cell.harmless("a;=1+1;b")).isEqualTo("a;'=1+1;b");
    assertThat(Cell.harmless("a\t =1")).isEqualTo("a\t' =1");
    assertThat(Cell.harmless("a\r\n@x\n\n＝1")).isEqualTo("a\r\n'@x\n\n'＝1");
    assertThat(Cell.harmless("a;\"=1&\"")).isEqualTo("a;'\"=1&\"");
    assertThat(Cell.harmless("\t=1")).isEqualTo("'\t'=1");
  }

  @Test
  void aRowThatDoesNotFitLeavesTheFileAsItWas() {
    var csv = new Csv("cell");
    assertThat(csv.row("x".repeat(ResponseSize.LIMIT - 10))).isTrue();
    String before = csv.toString();
    assertThat(csv.rows(List.of(List.of("too much")))).isFalse();
    assertThat(csv.toString()).isEqualTo(before);
  }
}
