package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.TrafficDay;
import dev.opsledger.local.simulator.github.world.TrafficSource;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages as a person sees them, in Chromium. */
class PagesTest {
  private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'</script><script>alert(2)";

  private static TrafficScene scene;
  private static Playwright playwright;
  private static Browser browser;
  private static String token;
  private static String veteran;
  private static String id;
  private static String longId;

  private final List<String> troubles = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() {
    Path executable = Browsers.installed();
    scene = new TrafficScene();
    token = scene.user();
    id = scene.added(token, hostile(scene.repository("rocket", 14)));
    veteran = scene.user();
    longId = scene.added(veteran, scene.repository("veteran", 14));
    scene.keep(longId, 1826);
    leaveOut(longId, 40, 60);
    playwright = Browsers.playwright();
    browser = Browsers.launch(playwright, executable);
  }

  private static Repository hostile(Repository repository) {
    TrafficSource days = repository.traffic();
    return repository.traffic(
        new TrafficSource() {
          @Override
          public List<TrafficDay> views(Instant now) {
            return days.views(now);
          }

          @Override
          public List<TrafficDay> clones(Instant now) {
            return days.clones(now);
          }

          @Override
          public List<Popular> referrers(Instant now) {
            return List.of(new Popular(HOSTILE, 9, 3), new Popular("\u202Eelgoog", 8, 2));
          }
        });
  }

  /** An outage some days ago. */
  private static void leaveOut(String repository, int from, int to) {
    String table = scene.host.tableName("TrafficTable");
    for (int age = from; age < to; age++) {
      var key = Table.key(Keys.repository(repository), Keys.day(scene.today().minusDays(age)));
      scene.host.dynamo().deleteItem(d -> d.tableName(table).key(key));
    }
  }

  @AfterAll
  static void stop() {
    Optional.ofNullable(browser).ifPresent(Browser::close);
    Optional.ofNullable(playwright).ifPresent(Playwright::close);
    Optional.ofNullable(scene).ifPresent(TrafficScene::close);
  }

  @BeforeEach
  void open() {
    open(1440, ColorScheme.LIGHT);
  }

  private void open(int width, ColorScheme scheme) {
    context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            troubles.add(message.text());
          }
        });
    page.onPageError(troubles::add);
    page.onDialog(
        dialog -> {
          troubles.add("a script of somebody else ran: " + dialog.message());
          dialog.dismiss();
        });
    String own = scene.host.uri().getAuthority();
    page.onRequest(
        request -> {
          if (!URI.create(request.url()).getAuthority().equals(own)) {
            troubles.add("asked another host: " + request.url());
          }
        });
  }

  @AfterEach
  void close() {
    context.close();
    assertThat(troubles).isEmpty();
  }

  private void visit(String path) {
    visit(token, path);
  }

  private void visit(String user, String path) {
    page.navigate(scene.host.uri() + "/users/" + user + path);
  }

  private Locator plot() {
    return page.locator(".plot").first();
  }

  private String valueText() {
    return plot().getAttribute("aria-valuetext");
  }

  @Test
  void theChartShowsExactNumbersUnderThePointer() {
    visit("/repos/" + id);
    assertThat(page.locator("[data-drawn=true] canvas").count()).isEqualTo(1);
    assertThat(valueText()).isEqualTo("Sun, 22 Nov 2026: 100 views, 10 visitors, so far");
    var box = plot().boundingBox();
    page.mouse().move(box.x + box.width - 250, box.y + 100);
    String day = page.locator(".legend .day").textContent();
    assertThat(day).matches("\\w{3}, \\d+ Nov 2026").isNotEqualTo("Sun, 22 Nov 2026 (so far)");
    int date = Integer.parseInt(day.replaceAll("\\w{3}, (\\d+) .*", "$1"));
    assertThat(page.locator(".key.views b").textContent()).isEqualTo("" + (100 + 22 - date));
    assertThat(page.locator(".key.visitors b").textContent()).isEqualTo("" + (10 + 22 - date));
  }

  @Test
  void somethingIsReallyDrawnAndAGapIsNot() {
    visit(veteran, "/repos/" + longId + "?start=2026-08-25");
    Object coloured =
        page.evaluate(
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
    assertThat(page.locator(".hint .gap").textContent()).contains("no data");
    page.locator("summary").click();
    assertThat(page.locator("tr.gap").textContent())
        .contains("2026-09-24 to 2026-10-13")
        .contains("no data");
    plot().focus();
    for (int i = 0; i < 45; i++) {
      page.keyboard().press("ArrowLeft");
    }
    assertThat(valueText()).isEqualTo("Thu, 8 Oct 2026: no data");
  }

  @Test
  void theKeyboardMovesAndClonesShowOnDemand() {
    visit("/repos/" + id);
    plot().focus();
    page.keyboard().press("ArrowLeft");
    assertThat(valueText()).isEqualTo("Sat, 21 Nov 2026: 101 views, 11 visitors");
    page.keyboard().press("Home");
    assertThat(valueText()).startsWith("Mon, 9 Nov 2026: 113 views");
    page.keyboard().press("End");
    assertThat(page.locator(".key.clones").isVisible()).isFalse();
    page.locator(".legend button").press("Enter");
    assertThat(page.locator(".legend button").getAttribute("aria-pressed")).isEqualTo("true");
    assertThat(page.locator(".key.clones b").textContent()).isEqualTo("7");
    assertThat(valueText()).contains("7 clones, 5 cloners");
  }

  @Test
  void theDatePickerSetsTheFilter() {
    visit("/repos/" + id);
    page.locator("input[name=start]").fill("2026-11-20");
    page.locator("form button").click();
    assertThat(page.url()).endsWith("?start=2026-11-20");
    assertThat(page.locator("table.days tbody tr").count()).isEqualTo(3);
    assertThat(page.locator("input[name=start]").inputValue()).isEqualTo("2026-11-20");
    assertThat(page.getByText("Download as CSV").getAttribute("href"))
        .endsWith(id + ".csv?start=2026-11-20");
  }

  @Test
  void everyDayOfTheChartAndOfTheTableIsTheApisDay() {
    visit("/repos/" + id);
    page.locator(".legend button").click();
    page.locator("summary").click();
    plot().focus();
    page.keyboard().press("Home");
    var days = scene.detail(token, id).get("traffic");
    assertThat(days).hasSize(14);
    Locator rows = page.locator("table.days tbody tr");
    for (int i = 0; i < days.size(); i++) {
      var day = days.get(i);
      var numbers =
          Stream.of("/count", "/uniques", "/clones/count", "/clones/uniques")
              .map(at -> day.at(at).asText())
              .toList();
      assertThat(page.locator(".legend .key b").allTextContents()).isEqualTo(numbers);
      assertThat(rows.nth(i).locator("td").allTextContents())
          .extracting(String::strip)
          .isEqualTo(numbers);
      assertThat(rows.nth(i).locator("th").textContent())
          .startsWith(day.get("timestamp").asText().substring(0, 10));
      page.keyboard().press("ArrowRight");
    }
    assertThat(rows.nth(13).locator("th").textContent()).contains("so far");
    assertThat(page.locator(".hint .partial").textContent()).isEqualTo("today so far");
  }

  @Test
  void theAddressSetsTheFilterOfAllCharts() {
    visit("/repos?start=2026-11-12&end=2026-11-14");
    assertThat(page.locator("[data-drawn=true]").count()).isEqualTo(1);
    assertThat(page.locator("table.days tbody th").allTextContents())
        .extracting(String::strip)
        .containsExactly("2026-11-12", "2026-11-13", "2026-11-14");
    assertThat(valueText()).startsWith("Sat, 14 Nov 2026: 108 views");
    assertThat(page.locator("input[name=end]").inputValue()).isEqualTo("2026-11-14");
    page.locator(".card h2 a").click();
    assertThat(page.url()).endsWith(id + "?start=2026-11-12&end=2026-11-14");
    page.getByText("All", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("table.days tbody tr").count()).isEqualTo(14);
  }

  @Test
  void aMalformedDateSaysSo() {
    visit("/repos/" + id + "?start=2026-11-12&end=2026-11-10");
    assertThat(page.locator("main").textContent()).contains("start (2026-11-12) is after end");
    assertThat(troubles).hasSize(1).first().asString().contains("400");
    troubles.clear();
  }

  @Test
  void theKeyboardReachesEverything() {
    visit("/repos/" + id);
    var reached = new ArrayList<String>();
    for (int i = 0; i < 30 && !reached.contains("Open on GitHub"); i++) {
      page.keyboard().press("Tab");
      reached.add(
          String.valueOf(
              page.evaluate(
                  "() => document.activeElement.getAttribute('aria-label')"
                      + " ?? document.activeElement.textContent.trim()")));
    }
    assertThat(reached)
        .startsWith("Skip to the content")
        .contains("All repositories", "Show", "90 days", "Clones", "Traffic of acme/rocket by day")
        .contains("The same numbers as a table", "Download as CSV", "Open on GitHub");
  }

  @Test
  void noScriptOfAnybodyElseRuns() {
    visit("/repos/" + id);
    page.evaluate(
        """
        () => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", "<img src='/users/static/icon.svg' onload='window.ran = true'>");
        }
        """);
    page.waitForFunction("() => document.images[0].complete");
    assertThat(page.evaluate("() => window.ran === undefined")).isEqualTo(true);
    assertThat(troubles).anyMatch(text -> text.contains("Content Security Policy"));
    troubles.clear();
  }

  @Test
  void hostileNamesAreText() {
    visit("/repos/" + id);
    assertThat(page.locator("table.top tbody th").first().textContent()).isEqualTo(HOSTILE);
    assertThat(page.locator("img").count()).isZero();
    assertThat(page.locator("table.top tbody th").nth(1).textContent()).doesNotContain("\u202E");
  }

  /** GitHub allows no such name, and neither do we; a page still must not trust the table. */
  @Test
  void hostileRepositoryNamesAreText() {
    String user = scene.user();
    String hostileId = scene.added(user, scene.repository("innocent", 3));
    String table = scene.host.tableName("TrafficTable");
    var key = Table.key(Keys.user(AccessToken.userOf(user)), Keys.repository(hostileId));
    scene
        .host
        .dynamo()
        .updateItem(
            u ->
                u.tableName(table)
                    .key(key)
                    .updateExpression("SET fullName = :name")
                    .expressionAttributeValues(Map.of(":name", Row.text("acme/" + HOSTILE))));
    for (String path : List.of("/repos", "/repos/" + hostileId)) {
      visit(user, path);
      assertThat(page.locator("h1, h2 a").allTextContents())
          .anyMatch(text -> text.endsWith(HOSTILE));
      assertThat(plot().getAttribute("aria-label")).contains(HOSTILE);
      assertThat(page.locator("img").count()).isZero();
      assertThat(page.locator("main script:not([type])").count()).isZero();
    }
  }

  @Test
  void fiveYearsDrawInUnderASecond() {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      visit(veteran, "/repos/" + longId);
      assertThat(page.locator("[data-drawn=true]").count()).isEqualTo(1);
      best = Math.min(best, untilDrawn());
    }
    assertThat(page.locator("table.days tbody tr").count()).isGreaterThan(1_700);
    assertThat(best).isLessThan(1_000);
  }

  /** Milliseconds from the click to the drawn chart, the server's answer included. */
  private double untilDrawn() {
    Object millis =
        page.evaluate(
            "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd");
    return ((Number) millis).doubleValue();
  }

  @Test
  void axeFindsNothingSeriousInLightAndDark() throws IOException {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      context.close();
      open(390, scheme);
      for (String path : List.of("/repos", "/repos/" + id, "/repos/" + id + "?start=nonsense")) {
        visit(path);
        page.locator("summary").all().forEach(Locator::click);
        assertThat(seriousViolations()).as("%s %s", scheme, path).isEmpty();
      }
    }
    // The refused page's own status, and what axe does to look at colours.
    troubles.removeIf(text -> text.contains("400") || text.contains("willReadFrequently"));
  }

  private List<?> seriousViolations() throws IOException {
    String resource = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    try (var in = PagesTest.class.getResourceAsStream(resource)) {
      page.evaluate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    return (List<?>)
        page.evaluate(
            "async () => (await axe.run()).violations.filter(v =>"
                + " ['serious','critical'].includes(v.impact)).map(v => v.id + ': ' + v.nodes.map(n"
                + " => n.html).join(' '))");
  }

  @Test
  void nothingIsWiderThanThePhoneAndDarkIsDark() {
    for (int width : List.of(390, 768, 1440)) {
      context.close();
      open(width, ColorScheme.DARK);
      for (String path : List.of("/repos", "/repos/" + longId)) {
        visit(veteran, path);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
            .as(path)
            .isEqualTo(width);
        assertThat(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
            .isEqualTo("rgb(13, 18, 24)");
      }
    }
  }

  @Test
  void theDaysAreLabelledAtEveryWidth() {
    for (int width : List.of(390, 768, 1440)) {
      context.close();
      open(width, ColorScheme.LIGHT);
      visit(veteran, "/repos/" + longId);
      Object inked =
          page.evaluate(
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
  void paperIsWhiteAndCarriesTheChart() {
    context.close();
    open(1440, ColorScheme.DARK);
    visit("/repos/" + id);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    page.waitForFunction("() => document.documentElement.hasAttribute('data-print')");
    assertThat(page.locator("form.filter").isVisible()).isFalse();
    assertThat(page.locator("canvas").isVisible()).isTrue();
    assertThat(
            page.evaluate(
                "() =>"
                    + " getComputedStyle(document.documentElement).getPropertyValue('--views').trim()"))
        .isEqualTo("#1f6feb");
    assertThat(page.pdf()).hasSizeGreaterThan(10_000);
  }

  @Test
  void withoutScriptsTheTableIsThere() {
    context.close();
    context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    page = context.newPage();
    visit("/repos/" + id);
    page.locator("summary").click();
    assertThat(page.locator("table.days").isVisible()).isTrue();
    assertThat(page.locator("table.days tbody tr").count()).isEqualTo(14);
  }

  @Test
  void noRepositoryAndNoDataSayWhatHappensNext() {
    String fresh = scene.user();
    page.navigate(scene.host.uri() + "/users/" + fresh + "/repos");
    assertThat(page.locator("main").textContent())
        .contains("No repository yet")
        .contains("Add one");
    var closed = scene.repository("closed", 14).forbidden(true);
    String closedId = scene.added(fresh, closed);
    page.navigate(scene.host.uri() + "/users/" + fresh + "/repos/" + closedId);
    assertThat(page.locator("main").textContent()).contains("No access").contains("every day");
    visit("/repos/" + id + "?end=2020-01-01");
    assertThat(page.locator("main").textContent()).contains("no data for these days");
  }
}
