package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.local.Browsers;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.TrafficDay;
import dev.opsledger.local.simulator.github.world.TrafficSource;
import dev.opsledger.traffic.store.TrafficKeys;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Views the pages in Chromium: as a user whose repository is two weeks old, or as one whose
 * repository is five years old. A test fails if the browser reported any error.
 */
final class Person
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  static final String HOSTILE = "<img src=x onerror=alert(1)>\"'</script><script>alert(2)";

  final List<String> troubles = new ArrayList<>();
  TrafficScene scene;
  String token;
  String id;
  String veteran;
  String longId;
  Page page;

  private Playwright playwright;
  private Browser browser;
  private BrowserContext context;

  @Override
  public void beforeAll(ExtensionContext test) {
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
  private void leaveOut(String repository, int from, int to) {
    String table = scene.host.tableName("TrafficTable");
    for (int age = from; age < to; age++) {
      var key =
          Table.key(
              TrafficKeys.repository(repository), TrafficKeys.day(scene.today().minusDays(age)));
      scene.host.dynamo().deleteItem(d -> d.tableName(table).key(key));
    }
  }

  @Override
  public void afterAll(ExtensionContext test) {
    Optional.ofNullable(browser).ifPresent(Browser::close);
    Optional.ofNullable(playwright).ifPresent(Playwright::close);
    Optional.ofNullable(scene).ifPresent(TrafficScene::close);
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    troubles.clear();
    open(1440, ColorScheme.LIGHT);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    context.close();
    assertThat(troubles).isEmpty();
  }

  /** Continues in a window of another size. */
  void takes(int width, ColorScheme scheme) {
    context.close();
    open(width, scheme);
  }

  /** Continues in a browser without scripts. */
  void goesWithoutScripts() {
    context.close();
    context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    page = context.newPage();
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

  void visit(String path) {
    visit(token, path);
  }

  void visit(String user, String path) {
    page.navigate(scene.host.uri() + "/users/" + user + path);
  }

  Locator plot() {
    return page.locator(".plot").first();
  }

  String valueText() {
    return plot().getAttribute("aria-valuetext");
  }
}
