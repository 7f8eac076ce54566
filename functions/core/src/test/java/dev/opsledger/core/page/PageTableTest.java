package dev.opsledger.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.json.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tables in their three forms, and what stands in cells. */
class PageTableTest {
  private static final PageAddress PAGE = PageAddress.of("runs").with("outcome", "failed");

  @Test
  void aTableWithoutRowsIsASentence() {
    assertThat(new PageTable("runs", "Runs", "Name").orElse("1 < 2").html(PAGE))
        .isEqualTo("<p class=\"none\" id=\"runs-none\">1 &lt; 2</p>\n");
  }

  @Test
  void captionsHeadingsAndTextsAreEscaped() {
    var table = new PageTable("a b", "A & B", "<Name>", "Runs");
    table.row(PageCell.text("<b>x</b>"), PageCell.number(1_234, "/ci?q=\""));
    assertThat(table.html(PAGE))
        .contains("aria-label=\"A &amp; B\"", "<caption>A &amp; B</caption>")
        .contains("<th scope=\"col\" class=\"words\">&lt;Name&gt;</th>")
        .contains("<th scope=\"row\">&lt;b&gt;x&lt;/b&gt;</th>")
        .contains("<td><a href=\"/ci?q=&quot;\">1\u202F234</a></td>")
        .contains("href=\"/runs?outcome=failed&amp;table=a-b&amp;as=csv\"");
  }

  @Test
  void theSameRowsAreCsvAndJson() {
    var table = new PageTable("runs", "Runs", "Name", "Took, in all", "On GitHub");
    table.row(
        PageCell.text("=1+1"),
        PageCell.seconds(61),
        PageCell.vendor("Run", Optional.of("https://github.com/a/b")));
    table.row(PageCell.none(), PageCell.bad(0), PageCell.vendor("Run", Optional.empty()));
    assertThat(table.csv())
        .isEqualTo("Name,\"Took, in all\",On GitHub\r\n'=1+1,61,https://github.com/a/b\r\n,0,\r\n");
    assertThat(Json.text(table.json()))
        .isEqualTo(
            "[{\"name\":\"=1+1\",\"took_in_all\":61,\"on_github\":\"https://github.com/a/b\"},"
                + "{\"name\":null,\"took_in_all\":0,\"on_github\":null}]");
  }

  @Test
  void aRowHasACellForEachColumn() {
    var table = new PageTable("runs", "Runs", "Name", "Runs");
    assertThatThrownBy(() -> table.row(PageCell.none()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyAddressesOfTheWebAreLinkedTo() {
    assertThat(PageCell.vendor("Log", Optional.of("javascript:alert(1)")))
        .isEqualTo(PageCell.none());
    assertThat(PageCell.vendor("Log", Optional.of("https://x.example/\"><b>")).html())
        .contains("href=\"https://x.example/&quot;&gt;&lt;b&gt;\"");
  }

  @Test
  void durationsAndShares() {
    assertThat(HtmlFormat.duration(59)).isEqualTo("59 s");
    assertThat(HtmlFormat.duration(61)).isEqualTo("1 min 1 s");
    assertThat(HtmlFormat.duration(3_600)).isEqualTo("1 h 0 min");
    assertThat(HtmlFormat.duration(90_000)).isEqualTo("1 d 1 h");
    assertThat(HtmlFormat.share(0.034)).isEqualTo("3.4\u00A0%");
    assertThat(HtmlFormat.share(0.5)).isEqualTo("50\u00A0%");
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
    assertThat(PageAssets.find("pages.css").orElseThrow().type())
        .isEqualTo("text/css; charset=utf-8");
    assertThat(PageAssets.find("none.css")).isEmpty();
  }

  @Test
  void aStateHasTheColourOfWhatItMeans() {
    assertThat(PageCell.state("timed_out").html())
        .isEqualTo("<span class=\"state bad\">timed out</span>");
    assertThat(StateColour.of("done")).isEqualTo(StateColour.GOOD);
    assertThat(StateColour.of("in_progress")).isEqualTo(StateColour.BUSY);
    assertThat(StateColour.of("something new")).isEqualTo(StateColour.PLAIN);
  }
}
