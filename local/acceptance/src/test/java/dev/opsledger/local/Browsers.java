package dev.opsledger.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts the machine's own browser; Playwright never downloads one. */
public final class Browsers {
  private Browsers() {}

  /**
   * Finds a browser. Without one it skips the calling test, or fails it with {@code
   * -Dbrowser.required=true}.
   */
  public static Path installed() {
    Optional<Path> found =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty() && Boolean.getBoolean("browser.required")) {
      throw new AssertionError("no browser is installed, and -Dbrowser.required=true asks for one");
    }
    assumeTrue(found.isPresent(), "Skipped: no Chromium is installed (apt-get install chromium)");
    return found.orElseThrow();
  }

  /** Playwright without browser downloads. */
  public static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** Launches the installed browser. */
  public static Browser launch(Playwright playwright, Path executable) {
    return playwright
        .chromium()
        .launch(
            new LaunchOptions()
                .setExecutablePath(executable)
                .setArgs(
                    List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync")));
  }

  /** Accessibility violations on a page that axe rates serious or critical. */
  public static List<?> seriousTroubles(Page page) {
    String resource = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    try (var in = Browsers.class.getResourceAsStream(resource)) {
      page.evaluate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (List<?>)
        page.evaluate(
            "async () => (await axe.run()).violations.filter(v =>"
                + " ['serious','critical'].includes(v.impact)).map(v => v.id + ': ' + v.nodes.map(n"
                + " => n.html).join(' '))");
  }
}
