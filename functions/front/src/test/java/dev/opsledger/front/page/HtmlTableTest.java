package dev.opsledger.front.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables and numbers of the page. */
class HtmlTableTest {
  @Test
  void aTableWithoutRowsIsASentence() {
    assertThat(new HtmlTable("Runs", List.of("Name")).orElse("1 < 2"))
        .isEqualTo("<p class=\"none\">1 &lt; 2</p>\n");
  }

  @Test
  void captionsAndHeadingsAreEscaped() {
    String html =
        new HtmlTable("A & B", List.of("<Name>", "Runs")).row("<b>x</b>", "2").orElse("none");
    assertThat(html)
        .contains("aria-label=\"A &amp; B\"", "<caption>A &amp; B</caption>")
        .contains("<th scope=\"col\">&lt;Name&gt;</th>")
        .contains("<th scope=\"row\"><b>x</b></th><td>2</td>");
  }

  @Test
  void durations() {
    assertThat(HtmlFormat.duration(59)).isEqualTo("59 s");
    assertThat(HtmlFormat.duration(61)).isEqualTo("1 min 1 s");
    assertThat(HtmlFormat.duration(3_600)).isEqualTo("1 h 0 min");
  }

  @Test
  void numbers() {
    assertThat(HtmlFormat.bad(0)).isEqualTo("0");
    assertThat(HtmlFormat.bad(3)).isEqualTo("<strong class=\"bad\">3</strong>");
    assertThat(HtmlFormat.count(1, "gist", "gists")).isEqualTo("1 gist");
    assertThat(HtmlFormat.count(2, "gist", "gists")).isEqualTo("2 gists");
  }

  @Test
  void timesInTheServersZone() {
    Instant at = Instant.parse("2026-11-22T23:30:05Z");
    ZoneId zone = ZoneId.of("Europe/Vienna");
    assertThat(HtmlFormat.second(at, zone))
        .isEqualTo("<time datetime=\"2026-11-22T23:30:05Z\">00:30:05</time>");
    assertThat(HtmlFormat.moment(at, zone)).contains("23\u00A0Nov\u00A02026, 00:30");
  }

  @Test
  void assetsByName() {
    assertThat(Assets.find("home.css").orElseThrow().type()).isEqualTo("text/css; charset=utf-8");
    assertThat(Assets.find("none.css")).isEmpty();
  }
}
