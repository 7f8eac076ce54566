package dev.opsledger.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.opsledger.local.Alone;
import dev.opsledger.local.Browsers;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.LocalHost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Opens {@code /docs} in a browser: it is accessible and loads nothing from other hosts. */
class DocsPageTest {
  /** Leaves the first twenty sections. */
  private static final String SOME_OPERATIONS =
      "() => [...document.querySelectorAll('main section')].slice(20).forEach(each => each.remove())";

  private static final List<String> asked = new ArrayList<>();
  private static LocalHost host;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void start() {
    Path executable = Browsers.installed();
    host =
        Alone.of(LocalHost.builder())
            .template(Checkout.file("template.yaml"))
            .variables(Map.of("READ_TOKEN", "nobody-gives-it"))
            .inMemory()
            .port(0)
            .schedules(false)
            .start();
    playwright = Browsers.playwright();
    browser = Browsers.launch(playwright, executable);
  }

  @AfterAll
  static void stop() {
    if (host != null) {
      browser.close();
      playwright.close();
      host.close();
    }
  }

  private static BrowserContext context(int width, ColorScheme scheme) {
    return browser.newContext(
        new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
  }

  private static Page open(BrowserContext context) {
    Page page = context.newPage();
    asked.clear();
    page.onRequest(request -> asked.add(request.url()));
    assertThat(page.navigate(host.uri() + "/docs").status()).isEqualTo(200);
    return page;
  }

  @Test
  void axeFindsNothingSeriousAndNothingIsWiderThanTheScreen() {
    var widths = Map.of(ColorScheme.LIGHT, 1280, ColorScheme.DARK, 390);
    widths.forEach(
        (scheme, width) -> {
          try (BrowserContext context = context(width, scheme)) {
            Page page = open(context);
            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                .isEqualTo(width);
            // All operations are shown alike, and axe takes a second for each few.
            page.evaluate(SOME_OPERATIONS);
            assertThat(Browsers.seriousTroubles(page)).as("%s %s", scheme, width).isEmpty();
          }
        });
  }

  @Test
  void everyLinkLeadsSomewhereOnThePageAndNothingIsLoadedFromElsewhere() {
    try (BrowserContext context = context(1280, ColorScheme.LIGHT)) {
      Page page = open(context);
      var dangling =
          (List<?>)
              page.evaluate(
                  "() => [...document.querySelectorAll('a[href^=\"#\"]')].map(a =>"
                      + " a.getAttribute('href').slice(1)).filter(id =>"
                      + " !document.getElementById(id))");
      assertThat(dangling).isEmpty();
      assertThat(page.locator("main section").count()).isGreaterThan(100);
      assertThat(asked)
          .containsExactlyInAnyOrder(host.uri() + "/docs", host.uri() + "/docs/docs.css");
    }
  }
}
