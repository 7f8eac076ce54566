package dev.opsledger.bench.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Chromium, which tells how long a page takes until it is drawn with its charts. */
final class Drawing implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;
  private final Page page;

  private Drawing(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
    page = browser.newPage();
  }

  /** Starts the installed Chromium; empty if there is none. */
  static Optional<Drawing> start() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .map(Drawing::new);
  }

  /**
   * Milliseconds from the beginning of a navigation until all is loaded and the next frame is
   * drawn.
   */
  double millis(URI address) {
    page.navigate(address.toString());
    Object drawn =
        page.evaluate(
            "() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame("
                + "() => r(performance.now()))))");
    return ((Number) drawn).doubleValue();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
