package dev.opsledger.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.opsledger.local.Browsers;
import dev.opsledger.local.Polling;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/** A first start without any configuration, looked at in Chromium. */
abstract class NewcomerScene {
  /** Takes a minute on an idle machine; builds may share theirs. */
  private static final Duration MOST_FOR_FILLING = Duration.ofMinutes(9);

  static Newcomer newcomer;
  private static Playwright playwright;
  static Browser browser;

  final List<String> troubles = new CopyOnWriteArrayList<>();
  BrowserContext context;
  Page page;

  /** Starts with an empty folder, and waits until there is all to look at. */
  static void start(Path folder) throws Exception {
    Path executable = Browsers.installed();
    newcomer = new Newcomer(folder);
    playwright = Browsers.playwright();
    browser = Browsers.launch(playwright, executable);
    awaitFull();
  }

  /** Waits until every source shows data. */
  private static void awaitFull() throws Exception {
    Polling.until(MOST_FOR_FILLING, () -> newcomer.get("/overview"), NewcomerScene::isFull);
    Polling.until(MOST_FOR_FILLING, NewcomerScene::untold, runs -> runs <= 0);
  }

  /** How many of today's runs the home page does not show yet. */
  private static int untold() throws Exception {
    int runs = 0;
    for (String org : List.of("acme-rockets", "blue-harbor", "pixel-bakery")) {
      runs += newcomer.get("/org/" + org + "/daily-runs").size();
    }
    return runs - newcomer.get("/overview").at("/runs/total").asInt();
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

  static void stop() {
    Optional.ofNullable(browser).ifPresent(Browser::close);
    Optional.ofNullable(playwright).ifPresent(Playwright::close);
    Optional.ofNullable(newcomer).ifPresent(Newcomer::close);
  }

  void open(Browser.NewContextOptions options) {
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

  void visit(int width, ColorScheme scheme, boolean scripts) {
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

  /** Saves a screenshot for review if {@code -Dphotographs=folder} is given. */
  void photograph(String name) {
    String to = System.getProperty("photographs");
    if (to != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(to, name + ".png")));
    }
  }
}
