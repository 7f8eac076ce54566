package dev.opsledger.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of any length fit their tile. */
class PageTilesTest {
  @ParameterizedTest
  @CsvSource({
    "266, <b data",
    "<span class=\"bad\">1\u202f234</span>, <b data",
    "1&#8239;234, <b data",
    "3 min 25, '<b class=\"long\" data'",
    "1\u202f234\u202f567, '<b class=\"long\" data'",
    "14 min 25 s, '<b class=\"longer\" data'",
    "12\u202f345\u202f678, '<b class=\"longer\" data'"
  })
  void theLongerANumberIsTheSmallerItIsWritten(String value, String start) {
    assertThat(new PageTiles().add("id", "/x", "Name", value, "note").html()).contains(start);
  }
}
