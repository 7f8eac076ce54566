package dev.opsledger.front;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.opsledger.local.Browsers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The home page. */
abstract class HomePageCases extends NewcomerScene {
  private static final int PATIENCE_MILLIS = 60_000;
  private static final int HEAVIEST = 150_000;

  @Test
  void everyNumberIsWhatTheApiSays() throws Exception {
    visit(1280, ColorScheme.LIGHT, true);
    var api = new ApiNumbers(newcomer);
    Map<String, String> before = api.read();
    // The simulated vendors keep changing: compare until nothing changed meanwhile.
    for (int attempt = 0; attempt < 40; attempt++) {
      page.reload();
      Map<String, String> shown = new PageNumbers(page).read();
      Map<String, String> after = api.read();
      if (before.equals(after) && (shown.equals(after) || attempt > 30)) {
        assertThat(shown).isEqualTo(after);
        return;
      }
      before = after;
    }
    throw new AssertionError("the numbers never stood still");
  }

  @Test
  void withoutScriptsThereAreTheSameNumbers() throws Exception {
    visit(1280, ColorScheme.LIGHT, false);
    assertThat(page.locator("[data-tile]").allTextContents())
        .hasSize(5)
        .allSatisfy(text -> assertThat(text).matches("[0-9\u202F]+"));
    assertThat(page.locator("#runs tbody tr").count()).isGreaterThanOrEqualTo(3);
    assertThat(page.locator("#refresh")).isHidden();
    assertThat(page.locator("#activity li")).hasCount(15);
  }

  @Test
  void thePageIsLightAndAsksNobodyElse() {
    open(new Browser.NewContextOptions().setViewportSize(1280, 900));
    // Waiting for a body lets further responses arrive.
    var responses = new CopyOnWriteArrayList<Response>();
    page.onResponse(responses::add);
    page.navigate(newcomer.host.uri() + "/");
    page.waitForLoadState();
    int weight = responses.stream().mapToInt(response -> response.body().length).sum();
    assertThat(responses).hasSizeBetween(3, 4);
    assertThat(weight).isLessThan(HEAVIEST);
  }

  @Test
  void axeFindsNothingSeriousInLightAndDark() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(390, 1280)) {
        visit(width, scheme, true);
        page.locator("summary").click();
        assertThat(Browsers.seriousTroubles(page)).as("%s %s", scheme, width).isEmpty();
        context.close();
      }
    }
    // Caused by the color checks of axe.
    troubles.removeIf(text -> text.contains("willReadFrequently"));
    visit(390, ColorScheme.LIGHT, true);
  }

  @Test
  void nothingIsWiderThanThePhoneAndDarkIsDark() {
    for (int width : List.of(320, 390, 768, 1280)) {
      visit(width, ColorScheme.DARK, true);
      assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
      assertThat(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
          .isEqualTo("rgb(13, 18, 24)");
      photograph("dark-" + width);
      context.close();
    }
    visit(1280, ColorScheme.LIGHT, true);
    photograph("light-1280");
  }

  @Test
  void everyKindOfPageIsALinkAwayAndFit() {
    visit(1280, ColorScheme.LIGHT, true);
    Map<String, String> pages = new PageWalk(page, newcomer).pages();
    pages.put("/search", "/search?q=launchpad");
    assertThat(pages).containsOnlyKeys(PageWalk.KINDS);
    // No number leads there while no deal waits.
    pages.put("/leads/waiting", "/leads?state=waiting");
    context.close();
    var wrong = new ArrayList<String>();
    for (int width : List.of(390, 1440)) {
      ColorScheme scheme = width == 390 ? ColorScheme.DARK : ColorScheme.LIGHT;
      visit(width, scheme, true);
      var walk = new PageWalk(page, newcomer);
      pages.forEach(
          (kind, path) -> {
            wrong.addAll(walk.look(path, width, scheme));
            photograph(width + kind.replaceAll("[/*]+", "-"));
          });
      context.close();
    }
    troubles.removeIf(text -> text.contains("willReadFrequently"));
    assertThat(wrong).isEmpty();
    visit(1280, ColorScheme.LIGHT, false);
  }

  /**
   * The simulated vendors keep changing: a number must be right once, and is read again till then.
   */
  @Test
  void everyNumberLeadsToTheRowsThatItCounts() throws Exception {
    var rows = new PageRows(newcomer);
    var wrong = new TreeMap<String, String>();
    for (int attempt = 0; attempt < 5; attempt++) {
      wrong.clear();
      for (Map.Entry<String, Long> number : rows.numbers(rows.html("/")).entrySet()) {
        Optional<Long> found = rows.counted("/", number.getKey());
        if (found.filter(count -> !count.equals(number.getValue())).isPresent()) {
          wrong.put(number.getKey(), number.getValue() + " but " + found.get() + " rows");
        }
      }
      if (wrong.isEmpty()) {
        break;
      }
    }
    visit(1280, ColorScheme.LIGHT, false);
    assertThat(wrong).isEmpty();
  }

  @Test
  void sectionsShowWhatOtherPagesHold() throws Exception {
    visit(1280, ColorScheme.LIGHT, true);
    Map<String, String> pages = new PageWalk(page, newcomer).pages();
    for (String kind : List.of("/runs/*", "/incidents/*", "/releases/*")) {
      page.navigate(newcomer.host.uri() + pages.get(kind));
      for (Locator section : page.locator("[data-shows]").all()) {
        assertThat(section.locator(".shown tbody tr, .shown .none").first()).isVisible();
        assertThat(section.locator("h2")).hasCount(1);
        assertThat(section.locator("a[href^='#']")).hasCount(0);
      }
      assertThat(page.locator("[data-shows]").first()).isVisible();
    }
    // The link leads to the page that has them.
    page.locator("#dora .shows a").click();
    assertThat(page.locator("#figures tbody tr")).hasCount(6);
  }

  @Test
  void itUpdatesByItself() throws Exception {
    open(new Browser.NewContextOptions().setViewportSize(1280, 900));
    page.clock().install();
    page.navigate(newcomer.host.uri() + "/");
    page.locator("summary").click();
    page.evaluate("() => { window.same = true; }");
    int deploying = Integer.parseInt(page.locator("[data-tile=deployments]").textContent());
    newcomer.post("/projects/9/deployment", "Authorization", newcomer.projectsToken());
    newcomer.host.awaitIdleButDelayed(Duration.ofSeconds(60));
    page.clock().runFor(16_000);
    assertThat(page.locator("[data-tile=deployments]"))
        .hasText(
            Integer.toString(deploying + 1),
            new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS));
    // Without a reload, and open details stay open.
    assertThat(page.evaluate("() => window.same")).isEqualTo(true);
    assertThat(page.locator("#visits-by-day[open]")).hasCount(1);
  }

  @Test
  void theButtonRefreshesAndTellsHowFarThatIs() {
    visit(1280, ColorScheme.LIGHT, true);
    page.locator("#refresh").click();
    assertThat(page.locator("#progress"))
        .containsText(
            "Refreshed: ", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
    assertThat(page.locator("#refresh")).isEnabled();
  }

  /** The numbers that the home page shows. */
  private record PageNumbers(Page page) {
    /** The numbers by their captions on the page. */
    Map<String, String> read() {
      var numbers = new TreeMap<String, String>();
      for (String tile : List.of("runs", "deployments", "incidents", "visits", "gists")) {
        numbers.put("tile " + tile, digits(page.locator("[data-tile=" + tile + "]").textContent()));
      }
      rows("#runs > .scroll").forEach(row -> put(numbers, "runs ", row, 5));
      rows("#incidents .scroll").forEach(row -> put(numbers, "incidents ", row, 2));
      rows("#visits-by-day .scroll").forEach(row -> put(numbers, "visits on ", row, 3));
      for (List<String> row : rows("#visits > .scroll")) {
        numbers.put("visits " + row.get(0), digits(row.get(1)) + " " + digits(row.get(3)));
      }
      numbers.put("sum deployments", sum("deployments", 4));
      numbers.put("sum incidents", sum("incidents", 3));
      numbers.put("sum gists", sum("gists", 2));
      return numbers;
    }

    private static void put(
        Map<String, String> numbers, String prefix, List<String> row, int most) {
      var parts = new ArrayList<String>();
      row.subList(1, 1 + most).forEach(cell -> parts.add(digits(cell)));
      numbers.put(prefix + row.getFirst().replace(" so far", ""), String.join(" ", parts));
    }

    private String sum(String section, int most) {
      List<String> parts =
          page.locator("#" + section + " .sum b").allTextContents().stream()
              .map(PageNumbers::digits)
              .limit(most)
              .toList();
      return String.join(" ", parts);
    }

    private static String digits(String text) {
      return text.replaceAll("[^0-9]", "");
    }

    @SuppressWarnings("unchecked") // What the script below returns.
    private List<List<String>> rows(String table) {
      return (List<List<String>>)
          page.evaluate(
              "selector => [...document.querySelectorAll(selector + ' tbody tr')].map(row =>"
                  + " [...row.children].map(cell => cell.textContent))",
              table);
    }
  }
}
