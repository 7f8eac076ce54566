package dev.opsledger.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @Property(tries = 300)
  void everyCellSurvivesARoundTrip(@ForAll String a, @ForAll String b) {
    var csv = new Csv("first", "second");
    csv.row(a, b);
    var rows = CsvReader.builder().skipEmptyLines(false).ofCsvRecord(csv.toString()).stream();
    assertThat(rows.skip(1).findFirst().orElseThrow().getFields())
        .containsExactly(Csv.harmless(a), Csv.harmless(b));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  void aFormulaBecomesText(String cell) {
    assertThat(Csv.harmless(cell)).isEqualTo("'" + cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-1", "a=b", "'quoted", "🚒", "שלום"})
  void otherTextStaysAsItIs(String cell) {
    assertThat(Csv.harmless(cell)).isEqualTo(cell);
  }

  @Test
  void aRowThatDoesNotFitLeavesTheFileAsItWas() {
    var csv = new Csv("cell");
    assertThat(csv.row("x".repeat(Answer.LIMIT - 10))).isTrue();
    String before = csv.toString();
    assertThat(csv.row("too much")).isFalse();
    assertThat(csv.toString()).isEqualTo(before);
  }
}
