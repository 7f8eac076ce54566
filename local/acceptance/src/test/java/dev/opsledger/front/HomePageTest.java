package dev.opsledger.front;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.opsledger.local.Browsers;
import dev.opsledger.local.Polling;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The home page after a first start without any configuration, in Chromium. */
class HomePageTest {
  private static final int PATIENCE_MILLIS = 60_000;

  /** Takes a minute on an idle machine; builds may share theirs. */
  private static final Duration MOST_FOR_FILLING = Duration.ofMinutes(5);

  private static final int HEAVIEST = 150_000;

  @TempDir private static Path folder;

  private static Newcomer newcomer;
  private static Playwright playwright;
  private static Browser browser;

  private final List<String> troubles = new CopyOnWriteArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() throws Exception {
    Path executable = Browsers.installed();
    newcomer = new Newcomer(folder);
    playwright = Browsers.playwright();
    browser = Browsers.launch(playwright, executable);
    awaitFull();
  }

  /** Waits until every source shows data. */
  private static void awaitFull() throws Exception {
    Polling.until(MOST_FOR_FILLING, () -> newcomer.get("/overview"), HomePageTest::isFull);
  }

  private static boolean isFull(JsonNode overview) {
    return overview.at("/organizations").size() == 3
        && overview.at("/organizations/0/slowest").size() > 0
        && overview.at("/deployments/ongoing").asInt() > 0
        && overview.at("/deployments/failures").size() > 0
        && overview.at("/incidents/services").size() > 0
        && overview.at("/visits/days").size() >= 14
        && overview.at("/visits/repositories").size() > 0
        && overview.at("/gists/deals").asInt() > 0
        && overview.at("/sources/ci/last_good").isTextual()
        && overview.at("/sources/oncall/last_good").isTextual()
        && overview.at("/sources/gists/last_good").isTextual()
        && overview.at("/sources/traffic/last_good").isTextual()
        && overview.at("/activity").size() == 15;
  }

  @AfterAll
  static void stop() {
    Optional.ofNullable(browser).ifPresent(Browser::close);
    Optional.ofNullable(playwright).ifPresent(Playwright::close);
    Optional.ofNullable(newcomer).ifPresent(Newcomer::close);
  }

  private void open(Browser.NewContextOptions options) {
    context = browser.newContext(options);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            troubles.add(message.text());
          }
        });
    page.onPageError(troubles::add);
    String own = newcomer.host.uri().getAuthority();
    page.onRequest(
        request -> {
          if (!URI.create(request.url()).getAuthority().equals(own)) {
            troubles.add("asked another host: " + request.url());
          }
        });
  }

  private void visit(int width, ColorScheme scheme, boolean scripts) {
    open(
        new Browser.NewContextOptions()
            .setViewportSize(width, 900)
            .setColorScheme(scheme)
            .setJavaScriptEnabled(scripts));
    page.navigate(newcomer.host.uri() + "/");
  }

  @AfterEach
  void close() {
    context.close();
    assertThat(troubles).isEmpty();
  }

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

  /** Saves a screenshot for review if {@code -Dphotographs=folder} is given. */
  private void photograph(String name) {
    String to = System.getProperty("photographs");
    if (to != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(to, name + ".png")));
    }
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
}
