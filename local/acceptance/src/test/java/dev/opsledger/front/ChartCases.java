package dev.opsledger.front;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The charts of the pages, read back in Chromium, and the numbers beside them. */
abstract class ChartCases extends NewcomerScene {
  private static final List<String> PAGES =
      List.of("/ci?period=30", "/ci/acme-rockets?period=90", "/oncall?period=30");

  @Test
  void everyChartSaysByKeyboardWhatItsTableSays() {
    visit(1280, ColorScheme.LIGHT, true);
    for (String path : PAGES) {
      page.navigate(newcomer.host.uri() + path);
      Locator charts = page.locator(".graph[data-drawn]");
      assertThat(charts.count()).as(path).isGreaterThan(1);
      for (int i = 0; i < charts.count(); i++) {
        Locator plot = charts.nth(i).locator(".plot");
        plot.focus();
        plot.press("Home");
        for (String expected : spoken(charts.nth(i))) {
          assertThat(plot).hasAttribute("aria-valuetext", expected);
          plot.press("ArrowRight");
        }
      }
      photograph("charts" + path.replaceAll("[/?=]+", "-"));
    }
  }

  /** What a chart is to say of each step, from the cells of its table as they are written. */
  @SuppressWarnings("unchecked") // What the script below returns.
  private static List<String> spoken(Locator chart) {
    return (List<String>)
        chart.evaluate(
            """
            chart => {
              const table = document.getElementById(chart.dataset.chart);
              const names = [...table.querySelectorAll('thead th')].map(th => th.textContent);
              const columns = chart.dataset.columns.split(' ');
              return [...table.querySelectorAll('tbody tr')].map(row =>
                row.children[0].textContent + ': ' + columns.map(c => {
                  const cell = row.children[c];
                  const known = cell.dataset.value !== undefined;
                  let text = cell.textContent.replaceAll('\\u202f', ',').replaceAll('\\u00a0', ' ');
                  if (known && chart.dataset.unit === 'share') {
                    const share = Number(cell.dataset.value) * 100;
                    text = new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(share) + ' %';
                  }
                  return names[c] + ' ' + (known ? text : 'not known');
                }).join(', '));
            }
            """);
  }

  @Test
  void enterLeadsToTheStepAndBackAgain() {
    visit(390, ColorScheme.DARK, true);
    page.navigate(newcomer.host.uri() + "/ci/acme-rockets?period=30");
    Locator plot = page.locator("#outcomes-graph .plot");
    plot.focus();
    plot.press("End");
    plot.press("Enter");
    page.waitForURL("**/ci/acme-rockets?from=*");
    page.goBack();
    assertThat(page.locator("#outcomes-graph[data-drawn]")).hasCount(1);
    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(390);
  }

  @Test
  void withoutScriptsTheTableIsThere() {
    visit(1280, ColorScheme.LIGHT, false);
    page.navigate(newcomer.host.uri() + "/ci?period=30");
    assertThat(page.locator("#outcomes-graph")).isHidden();
    page.locator("#by-time-numbers summary").click();
    assertThat(page.locator("#by-time-rows tbody tr").first()).isVisible();
    assertThat(page.locator("#by-time-rows tbody tr")).hasCount(30);
  }

  @Test
  void everyNumberOfEveryPageLeadsToTheRowsThatItCounts() throws Exception {
    visit(1280, ColorScheme.LIGHT, true);
    Map<String, String> pages = new PageWalk(page, newcomer).pages();
    var rows = new PageRows(newcomer);
    var wrong = new ArrayList<String>();
    int followed = 0;
    for (String path : pages.values()) {
      String start =
          path.startsWith("/ci") ? path.replaceFirst("\\?.*", "") + "?period=today" : path;
      Map<String, String> off = new TreeMap<>();
      // The simulated vendors keep changing, and pages follow a moment later: right once is right.
      for (int attempt = 0; attempt < 20; attempt++) {
        Map<String, Long> numbers = rows.numbers(rows.html(start));
        if (attempt > 0) {
          numbers.keySet().retainAll(off.keySet());
        }
        off.clear();
        for (Map.Entry<String, Long> number : numbers.entrySet()) {
          Optional<Long> found = rows.counted(start, number.getKey());
          followed += found.isPresent() ? 1 : 0;
          if (found.filter(count -> !count.equals(number.getValue())).isPresent()) {
            off.put(number.getKey(), number.getValue() + " but " + found.get());
          }
        }
        if (off.isEmpty()) {
          break;
        }
      }
      off.forEach((address, what) -> wrong.add(start + " " + address + ": " + what));
    }
    assertThat(wrong).isEmpty();
    assertThat(followed).isGreaterThan(100);
  }
}
