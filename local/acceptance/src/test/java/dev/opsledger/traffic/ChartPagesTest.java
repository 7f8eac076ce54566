package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The charts as a person sees them, in Chromium. */
class ChartPagesTest {
  @RegisterExtension static final Person person = new Person();

  @Test
  void theChartShowsExactNumbersUnderThePointer() {
    person.visit("/repos/" + person.id);
    assertThat(person.page.locator("[data-drawn=true] canvas").count()).isEqualTo(1);
    assertThat(person.valueText()).isEqualTo("Sun, 22 Nov 2026: 100 views, 10 visitors, so far");
    var box = person.plot().boundingBox();
    person.page.mouse().move(box.x + box.width - 250, box.y + 100);
    String day = person.page.locator(".legend .day").textContent();
    assertThat(day).matches("\\w{3}, \\d+ Nov 2026").isNotEqualTo("Sun, 22 Nov 2026 (so far)");
    int date = Integer.parseInt(day.replaceAll("\\w{3}, (\\d+) .*", "$1"));
    assertThat(person.page.locator(".key.views b").textContent()).isEqualTo("" + (100 + 22 - date));
    assertThat(person.page.locator(".key.visitors b").textContent())
        .isEqualTo("" + (10 + 22 - date));
  }

  @Test
  void somethingIsReallyDrawnAndAGapIsNot() {
    person.visit(person.veteran, "/repos/" + person.longId + "?start=2026-08-25");
    Object coloured =
        person.page.evaluate(
            """
            () => {
              const canvas = document.querySelector("canvas");
              const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
              let blue = 0;
              for (let i = 0; i < data.length; i += 4)
                if (data[i] < 60 && data[i + 1] > 90 && data[i + 1] < 130 && data[i + 2] > 220) blue++;
              return blue;
            }
            """);
    assertThat(((Number) coloured).intValue()).isGreaterThan(200);
    assertThat(person.page.locator(".hint .gap").textContent()).contains("no data");
    person.page.locator("summary").click();
    assertThat(person.page.locator("tr.gap").textContent())
        .contains("2026-09-24 to 2026-10-13")
        .contains("no data");
    person.plot().focus();
    for (int i = 0; i < 45; i++) {
      person.page.keyboard().press("ArrowLeft");
    }
    assertThat(person.valueText()).isEqualTo("Thu, 8 Oct 2026: no data");
  }

  @Test
  void theKeyboardMovesAndClonesShowOnDemand() {
    person.visit("/repos/" + person.id);
    person.plot().focus();
    person.page.keyboard().press("ArrowLeft");
    assertThat(person.valueText()).isEqualTo("Sat, 21 Nov 2026: 101 views, 11 visitors");
    person.page.keyboard().press("Home");
    assertThat(person.valueText()).startsWith("Mon, 9 Nov 2026: 113 views");
    person.page.keyboard().press("End");
    assertThat(person.page.locator(".key.clones").isVisible()).isFalse();
    person.page.locator(".legend button").press("Enter");
    assertThat(person.page.locator(".legend button").getAttribute("aria-pressed"))
        .isEqualTo("true");
    assertThat(person.page.locator(".key.clones b").textContent()).isEqualTo("7");
    assertThat(person.valueText()).contains("7 clones, 5 cloners");
  }

  @Test
  void everyDayOfTheChartAndOfTheTableIsTheApisDay() {
    person.visit("/repos/" + person.id);
    person.page.locator(".legend button").click();
    person.page.locator("summary").click();
    person.plot().focus();
    person.page.keyboard().press("Home");
    var days = person.scene.detail(person.token, person.id).get("traffic");
    assertThat(days).hasSize(14);
    Locator rows = person.page.locator("table.days tbody tr");
    for (int i = 0; i < days.size(); i++) {
      var day = days.get(i);
      var numbers =
          Stream.of("/count", "/uniques", "/clones/count", "/clones/uniques")
              .map(at -> day.at(at).asText())
              .toList();
      assertThat(person.page.locator(".legend .key b").allTextContents()).isEqualTo(numbers);
      assertThat(rows.nth(i).locator("td").allTextContents())
          .extracting(String::strip)
          .isEqualTo(numbers);
      assertThat(rows.nth(i).locator("th").textContent())
          .startsWith(day.get("timestamp").asText().substring(0, 10));
      person.page.keyboard().press("ArrowRight");
    }
    assertThat(rows.nth(13).locator("th").textContent()).contains("so far");
    assertThat(person.page.locator(".hint .partial").textContent()).isEqualTo("today so far");
  }

  @Test
  void theDaysAreLabelledAtEveryWidth() {
    for (int width : List.of(390, 768, 1440)) {
      person.takes(width, ColorScheme.LIGHT);
      person.visit(person.veteran, "/repos/" + person.longId);
      Object inked =
          person.page.evaluate(
              """
              () => {
                const canvas = document.querySelector("canvas");
                const strip = canvas.getContext("2d").getImageData(0, canvas.height - 36, canvas.width, 36).data;
                let inked = 0;
                for (let i = 3; i < strip.length; i += 4) if (strip[i] > 128) inked++;
                return inked;
              }
              """);
      assertThat(((Number) inked).intValue()).as("%d pixels wide", width).isGreaterThan(100);
    }
  }

  @Test
  void fiveYearsDrawInUnderASecond() {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      person.visit(person.veteran, "/repos/" + person.longId);
      assertThat(person.page.locator("[data-drawn=true]").count()).isEqualTo(1);
      best = Math.min(best, untilDrawn());
    }
    assertThat(person.page.locator("table.days tbody tr").count()).isGreaterThan(1_700);
    assertThat(best).isLessThan(1_000);
  }

  @Test
  void runsAreDrawnBesideClonesAndThePageSaysHowManyComeFromElsewhere() {
    var repository = person.scene.repository("piped", 14);
    String id = person.scene.added(person.token, repository);
    var pipelines = new OwnPipelines(person.scene);
    // Seven clones a day; the jobs of the first days are not known.
    for (int age = 0; age < 10; age++) {
      pipelines.count(repository, person.scene.today().minusDays(age), age, age > 7 ? 0 : 3 * age);
    }
    var clones = pipelines.clones(person.token, id);
    person.visit("/repos/" + id);
    Locator section = person.page.locator("#clones");
    assertThat(section.locator(".elsewhere").textContent())
        .isEqualTo(
            "Clones from elsewhere: at least %s, at most %s of %3$s."
                .formatted(
                    clones.at("/elsewhere/at_least").asText(),
                    clones.at("/elsewhere/at_most").asText(),
                    14 * 7));
    assertThat(section.locator(".why").textContent())
        .startsWith(clones.at("/elsewhere/reason").asText() + ".")
        .contains("An estimate", "on 6 of 14 days");
    section.locator("summary").click();
    assertThat(section.locator("[data-drawn=true] canvas").count()).isEqualTo(1);
    Locator plot = section.locator(".plot");
    plot.focus();
    plot.press("Home");
    Locator rows = section.locator("tbody tr");
    assertThat(rows.count()).isEqualTo(14).isEqualTo(clones.get("days").size());
    for (int i = 0; i < 14; i++) {
      var day = clones.get("days").get(i);
      String runs = day.get("runs").isNull() ? "–" : day.get("runs").asText();
      String jobs = day.get("jobs").isNull() ? "–" : day.get("jobs").asText();
      assertThat(section.locator(".legend .key b").allTextContents())
          .containsExactly(day.get("clones").asText(), runs, jobs);
      assertThat(rows.nth(i).locator("td").allTextContents())
          .extracting(String::strip)
          .containsExactly(
              "7",
              "1.4",
              runs.replace("–", "not known"),
              jobs.replace("–", "not known"),
              i == 13 ? "7" : i < 6 || i > 10 ? interval(day) : "0 to 7");
      person.page.keyboard().press("ArrowRight");
    }
  }

  private static String interval(JsonNode day) {
    return day.at("/elsewhere/at_least").asText() + " to " + day.at("/elsewhere/at_most").asText();
  }

  /** Milliseconds from the click to the drawn chart, including the server's response. */
  private double untilDrawn() {
    Object millis =
        person.page.evaluate(
            "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd");
    return ((Number) millis).doubleValue();
  }
}
